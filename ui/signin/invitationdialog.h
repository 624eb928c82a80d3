#pragma once

#include <QDialog>

class QPushButton;

namespace Minideck {

class FormField;
class InvitationModel;
class Note;

// Asks for the code of an invitation (MEM-2).
class InvitationDialog : public QDialog
{
    Q_OBJECT

public:
    explicit InvitationDialog(InvitationModel &model, QWidget *parent = nullptr);

    FormField *code() const { return m_code; }

signals:
    void verificationWanted();

private:
    void showState();

    InvitationModel &m_model;
    FormField *m_code;
    Note *m_unverified;
    Note *m_error;
    QPushButton *m_accept;
    bool m_wasBusy = false;
};

} // namespace Minideck
