#pragma once

#include "networkpolicy.h"
#include "reply.h"
#include "request.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;

namespace Minideck {

class Random;

//! One question to the platform: its tries, redirects and deadlines until there is one answer. A write goes
//! out once and is never repeated here; a GET is, as long as nothing of its answer was handed on.
class Call : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Reply>)>;

    Call(QNetworkAccessManager &network, const NetworkPolicy &policy, Random &random, Request request,
         Answer answer, QObject *parent);
    ~Call() override;

    void start();

    //! Ends it with Cancelled, at once.
    void cancel();

    //! Ends it with that error, at once.
    void refuse(const Error &error);

private:
    enum class Ending { Natural, Timeout, TooLarge, Refused };

    void send(const QUrl &url);
    void takeBytes();
    void takeReply();
    void abort(Ending why);
    void dropReply();
    Result<Reply> judge(const Reply &reply) const;
    Error brokenConnection(const Reply &reply) const;
    bool follow(const Reply &reply);
    void retryOrFinish(const Error &error);
    void finish(Result<Reply> result);
    bool isSuccess() const;
    bool isTooSlow() const;
    QByteArray mediaType() const;

    QNetworkAccessManager &m_network;
    const NetworkPolicy &m_policy;
    Random &m_random;
    Request m_request;
    Answer m_answer;
    QNetworkReply *m_reply = nullptr;
    QTimer m_deadline;
    QTimer m_pause;
    QElapsedTimer m_sinceStart;
    qint64 m_streamed = 0; //!< bytes
    QByteArray m_body;
    Ending m_ending = Ending::Natural;
    Error m_refusal;
    int m_tries = 0;
    int m_redirects = 0;
    bool m_handedOn = false;
    bool m_sent = false; //!< at least once
};

} // namespace Minideck
