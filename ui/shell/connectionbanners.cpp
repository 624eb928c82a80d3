#include "connectionbanners.h"

#include <ui/shared/banner.h>

#include <QPushButton>
#include <QVBoxLayout>

namespace Minideck {

ConnectionBanners::ConnectionBanners(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ConnectionBanners::setBanners(const QList<BannerText> &banners)
{
    if (m_shown == banners)
        return;
    m_shown = banners;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const BannerText &text : banners) {
        auto *banner = new Banner;
        m_column->addWidget(banner);
        banner->setContent(text.tone, text.icon, text.start, text.sentence);
        if (const QString verb = verbText(text.verb); !verb.isEmpty()) {
            QPushButton *button =
                banner->addVerb(verb, text.verb == ErrorVerb::Retry ? u"refresh"_qs : QString());
            connect(button, &QPushButton::clicked, this,
                    [this, chosen = text.verb] { emit verbChosen(chosen); });
        }
    }
}

} // namespace Minideck
