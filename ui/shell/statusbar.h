#pragma once

#include "connectiontext.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;

namespace Minideck {

class IconLabel;
class PlainLabel;

// The lowest line of the window: how it stands with the platform at the left, what the pane says at the
// right.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setStatus(const StatusText &text);
    // Shown only once it has lasted for a second.
    void setSync(const QString &text);
    // How many changes are not at the platform yet, and how many need somebody; 0 shows nothing.
    void setOutbox(qint64 waiting, qint64 needsYou);
    void setPaneTexts(const QStringList &texts);
    QString text() const; // all that is shown, for tests and screen readers

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Count
    {
        IconLabel *icon;
        PlainLabel *words;
    };

    Count addCount(const QString &icon, Tone tone);
    static void show(const Count &count, const QString &words);

    QHBoxLayout *m_row;
    IconLabel *m_icon;
    PlainLabel *m_word;
    PlainLabel *m_age;
    PlainLabel *m_sync;
    Count m_waiting;
    Count m_needsYou;
    QList<PlainLabel *> m_paneTexts;
    QTimer m_syncDelay;
    QString m_syncText;
};

} // namespace Minideck
