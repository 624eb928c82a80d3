#pragma once

#include <models/signin/accountformmodel.h>

#include <QMap>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace Minideck {

class FormField;
class Note;
class PlainLabel;

// Applying for an account, a new password, verifying an address: details, then the code that was mailed.
class AccountPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountPage(AccountFormModel &model, QWidget *parent = nullptr);

    void takeFocus(); // to the first field that is wrong or empty
    FormField *field(AccountFormModel::Field field) const { return m_fields.value(field); }
    // As if somebody had pressed Enter.
    void submit();

signals:
    void backWanted();

private:
    using Field = AccountFormModel::Field;

    void addField(QGridLayout *grid, Field field, const QString &label);
    QLayout *makeButtons();
    QLayout *makeAgain();
    void goBack();
    void showState();
    void showWords();
    void fill();

    AccountFormModel &m_model;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    QMap<Field, FormField *> m_fields;
    QMap<Field, PlainLabel *> m_labels;
    QPushButton *m_submit;
    QPushButton *m_back;
    PlainLabel *m_question;
    QPushButton *m_again;
    Note *m_error;
    std::optional<AccountFormModel::Step> m_shown;
    bool m_wasBusy = false;
};

} // namespace Minideck
