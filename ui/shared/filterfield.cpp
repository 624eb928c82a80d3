#include "filterfield.h"

#include "iconlabel.h"
#include "tokenbutton.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/fieldstyle.h>
#include <ui/shared/theme/icons.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace Minideck {

FilterField::FilterField(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_tokenRow(new QHBoxLayout)
    , m_edit(new QLineEdit)
    , m_clear(new QToolButton)
{
    m_row->setContentsMargins(Metrics::Space8 + 1, 0, Metrics::Space4 - 1, 0);
    m_row->setSpacing(Metrics::StateGap);
    m_row->addWidget(new IconLabel(u"search"_qs));
    m_tokenRow->setSpacing(Metrics::StateGap);
    m_row->addLayout(m_tokenRow);
    m_row->addWidget(m_edit, 1);
    m_row->addWidget(m_clear);
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    m_clear->setIcon(icon(u"close"_qs));
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->setToolTip(tr("Clear the filter (Esc)"));
    setSmall(m_clear);
    m_clear->hide();
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        showClear();
        emit textChanged(text);
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_edit->clear();
        m_edit->setFocus();
        emit cleared();
    });
}

void FilterField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
    m_edit->setAccessibleName(text);
}

QString FilterField::text() const
{
    return m_edit->text();
}

void FilterField::setText(const QString &text)
{
    m_edit->setText(text);
}

void FilterField::setTokens(const QList<Token> &tokens)
{
    if (m_tokens == tokens)
        return;
    m_tokens = tokens;
    while (QLayoutItem *item = m_tokenRow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Token &token : tokens) {
        auto *button = new TokenButton(token.field, token.value);
        connect(button, &TokenButton::clicked, this, [this, id = token.id] { emit tokenRemoved(id); });
        m_tokenRow->addWidget(button);
    }
    showClear();
}

void FilterField::showClear()
{
    m_clear->setVisible(!m_edit->text().isEmpty() || !m_tokens.isEmpty());
}

QSize FilterField::sizeHint() const
{
    return QSize(320, qMax(Metrics::Control, m_edit->sizeHint().height()));
}

bool FilterField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_tokens.isEmpty()) {
            emit tokenRemoved(m_tokens.last().id);
            return true;
        }
        if (key == Qt::Key_Down) {
            emit downPressed();
            return true;
        }
        if (key == Qt::Key_Escape && !m_edit->text().isEmpty()) {
            m_edit->clear();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FilterField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintField(painter, rect(), colorsOf(palette()), isEnabled(), m_edit->hasFocus(), false);
}

void FilterField::mousePressEvent(QMouseEvent *)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

} // namespace Minideck
