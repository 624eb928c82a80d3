#include "semver.h"

#include <algorithm>

namespace Minideck {

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

// The characters of an identifier: ASCII letters, digits and the hyphen.
bool isPlain(QChar character)
{
    return isDigit(character) || (character >= u'a' && character <= u'z')
        || (character >= u'A' && character <= u'Z') || character == u'-';
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isDigit);
}

bool hasLeadingZero(QStringView number)
{
    return number.size() > 1 && number.front() == u'0';
}

Error invalid(const QString &why)
{
    return {.kind = ErrorKind::Invalid, .code = QStringLiteral("VER-3"), .detail = why};
}

// What is wrong with the identifiers, or nothing. Leading zeros are allowed in build metadata alone.
QString faultOf(const QStringList &identifiers, bool zerosAllowed)
{
    for (const QString &identifier : identifiers) {
        if (identifier.isEmpty())
            return QStringLiteral("an identifier is empty");
        if (!std::ranges::all_of(identifier, isPlain))
            return QStringLiteral("an identifier has other characters than letters, digits and hyphens");
        if (!zerosAllowed && isNumber(identifier) && hasLeadingZero(identifier))
            return QStringLiteral("a number starts with a zero");
    }
    return {};
}

std::strong_ordering compareText(const QString &left, const QString &right)
{
    return left.compare(right) <=> 0; // by code unit, which is ASCII order here
}

// Without leading zeros the longer number is the greater one.
std::strong_ordering compareNumbers(const QString &left, const QString &right)
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    return compareText(left, right);
}

// Section 11.4: numbers below words, numbers as numbers, words as ASCII.
std::strong_ordering compareIdentifiers(const QString &left, const QString &right)
{
    const bool leftIsNumber = isNumber(left);
    const bool rightIsNumber = isNumber(right);
    if (leftIsNumber && rightIsNumber)
        return compareNumbers(left, right);
    if (leftIsNumber != rightIsNumber)
        return leftIsNumber ? std::strong_ordering::less : std::strong_ordering::greater;
    return compareText(left, right);
}

} // namespace

Result<SemVer> SemVer::parse(QStringView text)
{
    if (text.size() > LongestText)
        return invalid(QStringLiteral("longer than %1 characters").arg(LongestText));

    SemVer version;
    const qsizetype plus = text.indexOf(u'+');
    if (plus >= 0) {
        version.m_build = text.mid(plus + 1).toString();
        const QString fault = faultOf(version.m_build.split(u'.'), true);
        if (!fault.isEmpty())
            return invalid(QStringLiteral("build metadata: ") + fault);
        text.truncate(plus);
    }

    const qsizetype hyphen = text.indexOf(u'-');
    if (hyphen >= 0) {
        version.m_preRelease = text.mid(hyphen + 1).toString().split(u'.');
        const QString fault = faultOf(version.m_preRelease, false);
        if (!fault.isEmpty())
            return invalid(QStringLiteral("pre-release: ") + fault);
        text.truncate(hyphen);
    }

    QStringList numbers = text.toString().split(u'.');
    for (const QString &number : numbers) {
        if (!isNumber(number))
            return invalid(QStringLiteral("not made of numbers and dots"));
        if (hasLeadingZero(number))
            return invalid(QStringLiteral("a number starts with a zero"));
    }
    if (numbers.size() < 3 || numbers.size() > 4)
        return invalid(QStringLiteral("%1 numbers, not three or four").arg(numbers.size()));
    if (numbers.size() == 4)
        version.m_fourth = numbers.takeLast();
    version.m_numbers = numbers;
    return version;
}

QString SemVer::toString() const
{
    QString text = m_numbers.join(u'.');
    if (!m_fourth.isEmpty())
        text += u'.' + m_fourth;
    if (!m_preRelease.isEmpty())
        text += u'-' + m_preRelease.join(u'.');
    if (!m_build.isEmpty())
        text += u'+' + m_build;
    return text;
}

QString SemVer::uniqueText() const
{
    const QString text = m_numbers.join(u'.');
    return m_preRelease.isEmpty() ? text : QString(text + u'-' + m_preRelease.join(u'.'));
}

std::strong_ordering SemVer::operator<=>(const SemVer &other) const
{
    for (qsizetype i = 0; i < m_numbers.size(); ++i) {
        if (const auto order = compareNumbers(m_numbers.at(i), other.m_numbers.at(i)); std::is_neq(order))
            return order;
    }
    // A release stands above its pre-releases (11.3).
    if (isPreRelease() != other.isPreRelease())
        return isPreRelease() ? std::strong_ordering::less : std::strong_ordering::greater;
    const qsizetype shared = std::min(m_preRelease.size(), other.m_preRelease.size());
    for (qsizetype i = 0; i < shared; ++i) {
        if (const auto order = compareIdentifiers(m_preRelease.at(i), other.m_preRelease.at(i));
            std::is_neq(order))
            return order;
    }
    return m_preRelease.size() <=> other.m_preRelease.size();
}

} // namespace Minideck
