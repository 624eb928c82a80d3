#pragma once

#include "connectiontext.h"

#include <QWidget>

class QVBoxLayout;

namespace Minideck {

// The banners below the header; they come and go with the state of the connection.
class ConnectionBanners : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionBanners(QWidget *parent = nullptr);

    void setBanners(const QList<BannerText> &banners);

signals:
    void verbChosen(ErrorVerb verb);

private:
    QVBoxLayout *m_column;
    QList<BannerText> m_shown;
};

} // namespace Minideck
