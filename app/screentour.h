#pragma once

#include <models/members/memberverb.h>
#include <ui/shared/theme/appearance.h>

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QSize>
#include <QTimer>

#include <functional>

namespace Minideck {

class Application;
class MembersPane;
class RowView;

// Leads the program through its screens and takes a picture of each in every theme. Waits by looking, never
// by sleeping.
class ScreenTour : public QObject
{
    Q_OBJECT

public:
    ScreenTour(Application &application, QString folder, QList<Appearance::Theme> themes);

    void begin();

signals:
    void finished(int exitCode);

private:
    // One station: get there, know that it is reached, and what to take a picture of (nothing: only pass
    // through).
    struct Station
    {
        QString name;
        std::function<void()> go;
        std::function<bool()> isThere;
        QSize size = QSize(1280, 800);
        std::function<QWidget *()> subject = {};
        bool picture = true;
    };

    void addArrival();
    void addMembers();
    void addMemberVerbs();
    void addInvitation();
    void addInvitationResults();
    void addInvitationOnItsWay();
    void addOutbox();
    void addPalette();
    void addSettings();
    void addAccounts();
    void addSandbox();
    void addWrongPassword();
    void addOffline();
    void addDialog(const QString &name, const QString &action);
    // A question over the pane, and what closes it.
    void addQuestion(const QString &name, MemberVerb verb, std::function<void()> prepare = {});
    void chooseMember(const QString &name);
    void enter();
    void look();
    void dress();
    void takePicture();
    bool take(const QString &name);
    void fail(const QString &sentence);

    MembersPane *pane() const;
    RowView *list() const;
    bool showsMembers(int rows) const;
    void filter(const QString &text);

    Application &m_application;
    QString m_folder;
    QList<Appearance::Theme> m_themes;
    QList<Station> m_stations;
    qsizetype m_current = 0;
    qsizetype m_theme = 0;
    QTimer m_look;
    QElapsedTimer m_since;
    int m_pictures = 0;
};

} // namespace Minideck
