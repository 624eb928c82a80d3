#include "firstrunpage.h"

#include "choicebutton.h"

#include <ui/shared/iconlabel.h>
#include <ui/shared/logo.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int ColumnWidth = 600;
static constexpr int TopSpace = 108;
static constexpr int NoteSpace = 40;

FirstRunPage::FirstRunPage(Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_sandbox(
          new ChoiceButton(u"sandbox"_qs, tr("Try the sandbox"),
                           tr("Your own platform on this computer. Sample data, no account, no network."), 1,
                           ChoiceButton::Place::First))
    , m_connect(new ChoiceButton(u"globe"_qs, tr("Connect to a platform"),
                                 tr("Sign in to the platform of your organisation."), 2,
                                 ChoiceButton::Place::Last))
    , m_problem(new Note(Tone::Danger, u"st-failed"_qs))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_sandbox);

    auto *column = new QWidget;
    column->setMaximumWidth(ColumnWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(new Logo);
    lines->addSpacing(Metrics::Space16 + Metrics::Space4);
    lines->addWidget(new PlainLabel(tr("Welcome to Minideck"), TextStyle::Large, Tone::Neutral));
    lines->addSpacing(Metrics::Space4);
    lines->addWidget(new PlainLabel(tr("The console for your mini programs."), TextStyle::Base, Tone::Muted));
    lines->addSpacing(Metrics::Space24 - 1);
    lines->addWidget(m_sandbox);
    lines->addSpacing(-1); // one line between the two
    lines->addWidget(m_connect);
    lines->addSpacing(Metrics::Space12);
    lines->addWidget(m_problem);
    lines->addSpacing(Metrics::Space12);
    lines->addWidget(makeAppearance(appearance));
    lines->addSpacing(NoteSpace);
    auto *promise = new QHBoxLayout;
    promise->setSpacing(Metrics::Space8);
    promise->addWidget(new IconLabel(u"lock"_qs), 0, Qt::AlignTop);
    auto *words = new PlainLabel(
        tr("Keys and passwords go to the keychain of this computer and nowhere else. Nothing is "
           "sent anywhere until you connect."),
        TextStyle::Base, Tone::Muted);
    words->setWrapped(true);
    promise->addWidget(words, 1);
    lines->addLayout(promise);

    auto *sides = new QHBoxLayout;
    sides->addStretch(1);
    sides->addWidget(column, ColumnWidth);
    sides->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, 0, Metrics::Space24, Metrics::Space24);
    page->setSpacing(0);
    page->addSpacerItem(new QSpacerItem(0, TopSpace, QSizePolicy::Minimum, QSizePolicy::Maximum));
    page->addLayout(sides);
    page->addStretch(1);

    m_problem->hide();
    connect(m_sandbox, &ChoiceButton::clicked, this, &FirstRunPage::sandboxChosen);
    connect(m_connect, &ChoiceButton::clicked, this, &FirstRunPage::connectChosen);
}

QWidget *FirstRunPage::makeAppearance(Appearance &appearance)
{
    const std::pair<Appearance::Theme, QString> themes[] = {
        {Appearance::Theme::System, tr("Like the desktop")},
        {Appearance::Theme::Light, tr("Light")},
        {Appearance::Theme::Dark, tr("Dark")},
    };
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::Space8);
    auto *button = new QPushButton;
    auto *menu = new QMenu(button);
    auto *group = new QActionGroup(menu);
    for (const auto &[theme, text] : themes) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, &appearance,
                [&appearance, theme = theme] { appearance.setTheme(theme); });
        const auto show = [=, &appearance, theme = theme, text = text] {
            if (appearance.theme() != theme)
                return;
            action->setChecked(true);
            button->setText(text);
            button->setAccessibleName(tr("Appearance: %1").arg(text));
        };
        show();
        connect(&appearance, &Appearance::themeChanged, action, show);
    }
    button->setMenu(menu);
    setSmall(button);
    layout->addWidget(new PlainLabel(tr("Appearance"), TextStyle::Base, Tone::Muted));
    layout->addWidget(button);
    layout->addStretch(1);
    return row;
}

void FirstRunPage::setBusy(bool busy)
{
    m_sandbox->setEnabled(!busy);
    m_connect->setEnabled(!busy);
}

void FirstRunPage::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void FirstRunPage::takeFocus()
{
    m_sandbox->setFocus(Qt::OtherFocusReason);
}

} // namespace Minideck
