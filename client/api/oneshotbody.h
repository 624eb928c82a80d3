#pragma once

#include <QByteArray>
#include <QIODevice>

namespace Minideck {

//! A request body that can be read once. QNetworkAccessManager sends a request again by itself when a
//! connection ends before the answer, POST included, and no setting stops it; a sequential body that refuses
//! to be rewound does.
class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);
    ~OneShotBody() override;

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_position == m_bytes.size(); }
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_position + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace Minideck
