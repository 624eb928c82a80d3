#pragma once

#include <models/signin/signinmodel.h>

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QPushButton;

namespace Minideck {

class FormField;
class Note;

// Platform, e-mail, password; what is wrong stands below the field it is about.
class SignInForm : public QWidget
{
    Q_OBJECT

public:
    explicit SignInForm(SignInModel &model, QWidget *parent = nullptr);

    void setAccount(const QString &platform, const QString &email);
    QString platform() const;
    QString email() const;
    void takeFocus(); // to the first empty field
    // As if somebody had typed the password and pressed Enter.
    void signInWith(const QString &password);

private:
    void addField(QGridLayout *grid, const QString &label, FormField *field);
    FormField *firstToFill() const;
    void submit();
    void showInBrowser(const QUrl &page);
    void show();

    SignInModel &m_model;
    FormField *m_platform;
    FormField *m_email;
    FormField *m_password;
    QCheckBox *m_keep;
    QPushButton *m_submit;
    QPushButton *m_browser;
    QPushButton *m_cancel;
    Note *m_waiting;
    Note *m_error;
};

} // namespace Minideck
