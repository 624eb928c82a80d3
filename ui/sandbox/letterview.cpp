#include "letterview.h"

#include <models/sandbox/lettersmodel.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Minideck {

LetterView::LetterView(QWidget *parent)
    : QWidget(parent)
    , m_subject(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_recipient(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_time(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_code(new QPushButton(icon(u"copy"_qs), {}))
    , m_text(new QPlainTextEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space16, Metrics::NarrowDetailEdge, 0);
    column->setSpacing(0);
    column->addWidget(m_subject);
    column->addSpacing(Metrics::Space4);
    auto *address = new QHBoxLayout;
    address->setSpacing(Metrics::Space12);
    address->addWidget(m_recipient, 1);
    address->addWidget(m_time);
    m_time->setElide(Qt::ElideNone);
    column->addLayout(address);
    column->addSpacing(Metrics::Space12);
    column->addWidget(m_code, 0, Qt::AlignLeft);
    column->addSpacing(Metrics::Space12);
    column->addWidget(m_text, 1);
    m_subject->setWrapped(true);
    m_code->setFont(textFont(TextStyle::MonoStrong));
    m_code->setAutoDefault(false);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Letter"));
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    m_copied.setSingleShot(true);
    m_copied.setInterval(Metrics::CopiedNotice);
    connect(m_code, &QPushButton::clicked, this, &LetterView::copy);
    connect(&m_copied, &QTimer::timeout, this, [this] { m_code->setIcon(icon(u"copy"_qs)); });
    setLetter({});
}

void LetterView::setLetter(const QModelIndex &letter)
{
    const QString code = singleLine(letter.data(LettersModel::CodeRole).toString());
    const QString recipient = letter.data(LettersModel::RecipientRole).toString();
    m_subject->setText(letter.data().toString());
    m_recipient->setText(letter.isValid() ? tr("To %1").arg(recipient) : QString());
    m_time->setText(letter.data(LettersModel::TimeRole).toString());
    m_code->setText(code);
    m_code->setAccessibleName(tr("Copy the code %1").arg(code));
    m_code->setToolTip(tr("Copy the code"));
    m_code->setVisible(!code.isEmpty());
    QStringList lines;
    for (const QString &line : letter.data(LettersModel::TextRole).toString().split(u'\n'))
        lines << singleLine(line);
    m_text->setPlainText(lines.join(u'\n'));
}

void LetterView::copy()
{
    QGuiApplication::clipboard()->setText(m_code->text());
    m_code->setIcon(icon(u"check"_qs));
    m_copied.start();
}

void LetterView::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colorsOf(palette()).base);
}

} // namespace Minideck
