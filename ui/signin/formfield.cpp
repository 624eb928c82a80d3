#include "formfield.h"

#include <ui/shared/iconlabel.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/fieldstyle.h>
#include <ui/shared/theme/icons.h>

#include <QAction>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Minideck {

FormField::FormField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_line(new QWidget)
    , m_sentence(new PlainLabel({}, TextStyle::Small, Tone::Danger))
{
    auto *row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, Metrics::Space4, 0, 0);
    row->setSpacing(Metrics::StateGap);
    row->addWidget(new IconLabel(u"info"_qs, Tone::Danger, Metrics::SmallIcon), 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    m_sentence->setWrapped(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_edit);
    column->addWidget(m_line);
    column->addStretch(1);
    m_line->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_line->hide();
    m_edit->setAccessibleName(name);
    setFocusProxy(m_edit);
}

void FormField::makePassword()
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText);
    QAction *eye = m_edit->addAction(icon(u"eye"_qs), QLineEdit::TrailingPosition);
    eye->setCheckable(true);
    eye->setText(tr("Show the password"));
    eye->setToolTip(tr("Show the password"));
    connect(eye, &QAction::toggled, m_edit, [edit = m_edit](bool shown) {
        edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
}

void FormField::setProblem(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_line->setVisible(!sentence.isEmpty());
    m_edit->setAccessibleDescription(sentence);
    setWrong(m_edit, !sentence.isEmpty());
}

QString FormField::problem() const
{
    return m_sentence->fullText();
}

} // namespace Minideck
