#include "fold.h"

namespace Minideck {

namespace {

bool isCombiningDiacritic(QChar c)
{
    return c >= QChar(0x0300) && c <= QChar(0x036F);
}

void foldWide(std::string_view utf8, std::string &buffer)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))
                       .normalized(QString::NormalizationForm_KD);
    text.removeIf(isCombiningDiacritic);
    text.replace(QChar(0), u' ');
    // Composed again, because Hangul and kana must not be taken to pieces: there a part is another letter.
    const QByteArray bytes = text.toCaseFolded().normalized(QString::NormalizationForm_C).toUtf8();
    buffer.assign(bytes.constData(), static_cast<size_t>(bytes.size()));
}

} // namespace

std::string_view fold(std::string_view utf8, std::string &buffer)
{
    buffer.resize(utf8.size());
    unsigned char all = 0;
    for (size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        all |= c;
        buffer[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c == 0 ? ' ' : c);
    }
    if (all >= 0x80)
        foldWide(utf8, buffer);
    return buffer;
}

std::string folded(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::string buffer;
    fold({bytes.constData(), static_cast<size_t>(bytes.size())}, buffer);
    return buffer;
}

} // namespace Minideck
