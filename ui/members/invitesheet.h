#pragma once

#include <core/types/role.h>
#include <ui/shared/filechoice.h>

#include <QWidget>

class QPushButton;

namespace Minideck {

class ActionBar;
class InvitationsModel;
class InvitePreview;
class Note;
class PlainLabel;
class ProgressLine;
class TextField;

// The sheet beside the list in which people are invited: a text, what is found in it, and what became of it
// (MEM-2, MEM-3). Closing it keeps what is written; what was sent goes on in the outbox.
class InviteSheet : public QWidget
{
    Q_OBJECT

public:
    explicit InviteSheet(InvitationsModel &model, QWidget *parent = nullptr);
    ~InviteSheet() override;

    void setAskFile(const AskFile &ask) { m_askFile = ask; }
    // Shown again: what was sent makes room for a new list.
    void open();
    TextField *text() const { return m_text; }
    void send();

    QSize sizeHint() const override;

signals:
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeInput();
    QWidget *makeProgress();
    QWidget *makeRoleRow();
    void makeBar(ActionBar *bar);
    void showModel();
    void showWriting();
    void showSent();
    void showRole();
    void showNote();
    void setRole(Role role);
    void chooseFile();
    void startAgain();
    QString progressText() const;

    InvitationsModel &m_model;
    AskFile m_askFile = askForFile;
    QString m_fileProblem;

    PlainLabel *m_title;
    QWidget *m_input;
    TextField *m_text;
    PlainLabel *m_count;
    Note *m_note;
    QWidget *m_progress;
    PlainLabel *m_said;
    ProgressLine *m_line;
    InvitePreview *m_preview;
    QWidget *m_roleRow;
    PlainLabel *m_whose;
    QPushButton *m_role;
    PlainLabel *m_expiry;
    QPushButton *m_cancel;
    QPushButton *m_more;
    QPushButton *m_send;
    QPushButton *m_close;
};

} // namespace Minideck
