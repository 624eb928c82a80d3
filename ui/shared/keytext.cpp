#include "keytext.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(KeyText)
};

} // namespace

QString keyText(const QKeySequence &key)
{
    QString text = key.toString(QKeySequence::NativeText);
    // The last plus is the key itself in "Ctrl++".
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (text.at(at) == u'+' && at > 0 && text.at(at - 1) != u' ')
            text[at] = u' ';
    }
    return text;
}

QString keyTexts(const QList<QKeySequence> &keys)
{
    QString texts;
    for (const QKeySequence &key : keys)
        texts = texts.isEmpty() ? keyText(key) : Texts::tr("%1  or  %2", "keys").arg(texts, keyText(key));
    return texts;
}

} // namespace Minideck
