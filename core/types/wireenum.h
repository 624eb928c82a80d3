#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace Minideck {

//! Says how an enum is written on the wire. Specialise `values` as an array of {enum, u"name"} beside the
//! enum.
template <typename Enum>
struct WireNames;

//! The wire name of an enum value.
template <typename Enum>
QString toWire(Enum value)
{
    for (const auto &[known, name] : WireNames<Enum>::values) {
        if (known == value)
            return name.toString();
    }
    Q_UNREACHABLE();
}

//! The enum value of a wire name, or nothing for a name that this version does not know.
template <typename Enum>
std::optional<Enum> fromWire(QStringView text)
{
    for (const auto &[known, name] : WireNames<Enum>::values) {
        if (name == text)
            return known;
    }
    return std::nullopt;
}

//! An enum value as the server sent it. Enums of the contract are open (spec/api.md 14): an unknown value is
//! kept and shown, never dropped.
template <typename Enum>
class WireEnum
{
public:
    WireEnum() = default;
    WireEnum(Enum value)
        : m_text(toWire(value))
    { }
    explicit WireEnum(QString text)
        : m_text(std::move(text))
    { }

    //! The value, if this version knows it.
    std::optional<Enum> known() const { return fromWire<Enum>(m_text); }
    const QString &text() const { return m_text; }
    bool is(Enum value) const { return m_text == toWire(value); }

    bool operator==(const WireEnum &) const = default;

private:
    QString m_text;
};

} // namespace Minideck
