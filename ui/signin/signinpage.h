#pragma once

#include <core/types/account.h>

#include <QWidget>

class QListView;
class QPushButton;

namespace Minideck {

class AccountsModel;
class Note;
class PlainLabel;
class SignInForm;
class SignInModel;

// Accounts of this computer at the left, the way in at the right.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    SignInPage(SignInModel &model, AccountsModel &accounts, QWidget *parent = nullptr);

    void takeFocus(); // to the first field to fill in
    // Shows an account in the form, such as the one whose session ended.
    void chooseAccount(int row);
    // Fills the form for an account that this computer does not know yet.
    void fill(const QString &platform, const QString &email);
    // Whether there is a page to go back to.
    void setBackOffered(bool offered);

signals:
    void backWanted();
    // With what stands in the form.
    void applyWanted(const QString &platform, const QString &email);
    void resetWanted(const QString &platform, const QString &email);
    // A double click or Enter on an account that may come in without its password.
    void accountActivated(const KnownAccount &account);
    // The data of the account is on this computer.
    void openOfflineWanted(const KnownAccount &account);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeAccounts();
    QWidget *makeColumn(SignInModel &model);
    QLayout *makeLinks();
    void showAccount(int row);
    void addPlatform();

    AccountsModel &m_accounts;
    QListView *m_list;
    QPushButton *m_back;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    SignInForm *m_form;
    Note *m_offline;
    std::optional<KnownAccount> m_account;
};

} // namespace Minideck
