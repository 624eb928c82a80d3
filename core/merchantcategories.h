#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace Minideck {

//! A kind of business (ISO 18245), by which a workspace says its scope (ACC-2).
struct MerchantCategory
{
    QStringView code; //!< four digits
    QStringView name; //!< in English
};

//! The categories that can be chosen, by code.
std::span<const MerchantCategory> merchantCategories();

//! The category of a code, if it can be chosen.
std::optional<MerchantCategory> merchantCategory(QStringView code);

//! Those whose code begins with the text or whose name has every word of it, regardless of case; all for an
//! empty text.
QList<MerchantCategory> findMerchantCategories(const QString &text);

} // namespace Minideck
