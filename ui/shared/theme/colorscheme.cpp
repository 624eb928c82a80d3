#include "colorscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace Minideck {

static const QString Service = u"org.freedesktop.portal.Desktop"_qs;
static const QString Path = u"/org/freedesktop/portal/desktop"_qs;
static const QString Interface = u"org.freedesktop.portal.Settings"_qs;
static const QString Group = u"org.freedesktop.appearance"_qs;
static const QString Key = u"color-scheme"_qs;
static constexpr uint PreferDark = 1;

ColorScheme::ColorScheme(QObject *parent)
    : QObject(parent)
{ }

void ColorScheme::listen()
{
    // Without this variable libdbus would start a bus daemon by itself and wait for it.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        && qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, u"SettingChanged"_qs, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_qs);
    question << Group << Key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        if (answer.isValid())
            take(answer.value().variant());
        watcher->deleteLater();
    });
}

void ColorScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == Group && key == Key)
        take(value.variant());
}

void ColorScheme::take(const QVariant &value)
{
    // Read wraps the value once more than SettingChanged does.
    const QVariant inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const bool dark = inner.toUInt() == PreferDark;
    if (m_dark == dark)
        return;
    m_dark = dark;
    emit changed();
}

} // namespace Minideck
