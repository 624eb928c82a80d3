#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace Minideck {

//! Counted words as English has them: the sources say "%n program(s)". Install one per test program, so that
//! what is compared is what people read.
class EnglishPlurals : public QTranslator
{
public:
    EnglishPlurals() { QCoreApplication::installTranslator(this); }
    ~EnglishPlurals() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        if (n < 0)
            return {};
        const bool one = n == 1;
        return QString::fromUtf8(source)
            .replace(QStringLiteral("(s)"), one ? QString() : QStringLiteral("s"))
            .replace(QStringLiteral("(es)"), one ? QString() : QStringLiteral("es"));
    }
};

} // namespace Minideck
