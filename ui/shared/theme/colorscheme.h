#pragma once

#include <QObject>

class QDBusVariant;

namespace Minideck {

// The colour scheme of the desktop, asked from the portal of freedesktop and followed while the program runs.
// Nothing waits for the answer; a desktop without a portal, or one without a wish, is light.
class ColorScheme : public QObject
{
    Q_OBJECT

public:
    explicit ColorScheme(QObject *parent = nullptr);

    void listen();
    bool isDark() const { return m_dark; }

signals:
    void changed();

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    bool m_dark = false;
};

} // namespace Minideck
