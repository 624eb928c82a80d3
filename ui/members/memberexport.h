#pragma once

#include <ui/shared/filechoice.h>

#include <QObject>

class QAction;

namespace Minideck {

class ExportBanner;
class MemberList;
class MembersModel;

// Writes the selected members, or the whole filtered list, to a file.
class MemberExport : public QObject
{
    Q_OBJECT

public:
    MemberExport(MembersModel &model, MemberList &list, ExportBanner &banner);

    QAction *action() const { return m_action; }
    void setAskFile(const AskFile &ask) { m_askFile = ask; }

private:
    void ask();
    void write(const QString &path);

    MembersModel &m_model;
    MemberList &m_list;
    ExportBanner &m_banner;
    QAction *m_action;
    AskFile m_askFile = askForFile;
};

} // namespace Minideck
