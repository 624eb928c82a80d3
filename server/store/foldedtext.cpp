#include "foldedtext.h"

namespace Minideck {

QString foldForSearch(const QString &text)
{
    // Folding can undo the composition, so compose again.
    return text.normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KC);
}

QString foldForSort(const QString &text)
{
    QString letters = foldForSearch(text).normalized(QString::NormalizationForm_D);
    // Only this block: the marks of Japanese, Hebrew or Indic letters make other letters.
    letters.removeIf([](QChar c) { return c >= QChar(0x0300) && c <= QChar(0x036F); });
    return letters.normalized(QString::NormalizationForm_C);
}

} // namespace Minideck
