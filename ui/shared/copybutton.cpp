#include "copybutton.h"

#include "plaintext.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QClipboard>
#include <QGuiApplication>

namespace Minideck {

CopyButton::CopyButton(const QString &what, QWidget *parent)
    : QToolButton(parent)
{
    setIcon(Minideck::icon(u"copy"_qs));
    setToolTip(toolTipText(what));
    setAccessibleName(what);
    setSmall(this);
    m_notice.setSingleShot(true);
    m_notice.setInterval(Metrics::CopiedNotice);
    connect(this, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_value);
        setIcon(Minideck::icon(u"check"_qs));
        m_notice.start();
    });
    connect(&m_notice, &QTimer::timeout, this, [this] { setIcon(Minideck::icon(u"copy"_qs)); });
}

} // namespace Minideck
