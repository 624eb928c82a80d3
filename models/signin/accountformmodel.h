#pragma once

#include "platformaddress.h"
#include "signinmodel.h"

#include <core/error.h>
#include <core/result.h>
#include <core/secret.h>

#include <QFuture>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Minideck {

class PlatformClient;

// What somebody without a session does about an account (ACC-1): details first, then the code that was
// mailed. Holds what was typed until the end, the password as a secret in memory.
class AccountFormModel : public QObject
{
    Q_OBJECT

public:
    enum class Purpose {
        Apply,
        ResetPassword,
        Verify, // the address of an account that exists already
    };
    enum class Step { Details, Code, Done };
    enum class Field { Platform, Email, Name, Password, Code };
    Q_ENUM(Field)

    struct Input
    {
        QString platform;
        QString email;
        QString name;
        Secret password;
        QString code;
    };

    // After a letter no other one is asked for during the pause.
    explicit AccountFormModel(PlatformClient &client, std::chrono::seconds pause = std::chrono::seconds(30),
                              QObject *parent = nullptr);

    // From the beginning, with what is known already. Verify asks for the letter at once.
    void begin(Purpose purpose, const QString &platform, const QString &email);
    // Checks what can be checked here, then asks the platform; of the input only the fields of the step
    // count.
    void submit(Input input);
    // Another letter with another code.
    void sendAgain();
    // From the code to the details.
    void goBack();
    // Nobody wants the end of it any more. Address and platform stay.
    void abandon();

    Purpose purpose() const { return m_purpose; }
    Step step() const { return m_step; }
    bool isBusy() const { return m_busy; }
    QList<Field> fields() const; // of the step
    // What is wrong with a field, as a sentence; empty if nothing is.
    QString problem(Field field) const { return m_problems.value(field); }
    // Why it did not go on, if it is not about one field.
    const std::optional<Error> &error() const { return m_error; }

    QString platform() const { return m_platform; }
    QString email() const { return m_email; }
    // Until another letter can be asked for; 0 if it can.
    int secondsToWait() const { return m_wait; }

    // At the end: what signs in with the new password. Gives the password away.
    SignInModel::Input takeSignIn();

signals:
    void changed();
    void done();

private:
    bool check(const Input &input);
    void send();
    void await(const QFuture<Result<void>> &future, void (AccountFormModel::*next)());
    void detailsTaken();
    void codeTaken();
    void letterSent();
    void refused(const Error &error);
    void fail(Field field, const QString &sentence);

    PlatformClient &m_client;
    std::chrono::seconds m_pause;
    QTimer m_tick;
    Purpose m_purpose = Purpose::Apply;
    Step m_step = Step::Details;
    quint64 m_attempt = 0;
    int m_wait = 0; // seconds
    bool m_busy = false;
    QUrl m_url;
    QString m_platform;
    QString m_email;
    QString m_name;
    QString m_code;
    Secret m_password;
    QMap<Field, QString> m_problems;
    std::optional<Error> m_error;
};

} // namespace Minideck
