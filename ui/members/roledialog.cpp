#include "roledialog.h"

#include "roledifferencefacts.h"

#include <models/shared/membertext.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/metrics.h>

#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace Minideck {

static constexpr int DialogWidth = 480;
static constexpr int DifferencesHeight = 232; // of its own, so that the dialog stands still while one chooses

RoleDialog::RoleDialog(const QList<Member> &members, qsizetype selected, QWidget *parent)
    : QDialog(parent)
    , m_members(members)
    , m_differences(new QScrollArea)
    , m_act(new QPushButton(tr("Set role")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const int count = static_cast<int>(members.size());
    const QString title = selected == 1 ? tr("Role of %1").arg(singleLine(memberName(members.first())))
                                        : tr("Role of %n member(s)", nullptr, count);
    setWindowTitle(title);

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(0);
    auto *head = new PlainLabel(title, TextStyle::Title, Tone::Neutral);
    head->setWrapped(true);
    page->addWidget(head);
    if (count != selected)
        page->addWidget(new PlainLabel(
            tr("%1 of %2 selected; it is not possible for the others").arg(count).arg(selected),
            TextStyle::Base, Tone::Muted));
    page->addSpacing(Metrics::Space12);
    addRoles(page);
    page->addSpacing(Metrics::Space12);

    m_differences->setFrameShape(QFrame::NoFrame);
    m_differences->setWidgetResizable(true);
    m_differences->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_differences->viewport()->setAutoFillBackground(false);
    m_differences->setFixedHeight(DifferencesHeight);
    m_differences->setAccessibleName(tr("What changes"));
    page->addWidget(m_differences);
    page->addSpacing(Metrics::Space16);

    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_act->setDefault(true);
    setButtonKind(m_act, ButtonKind::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Space8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_act);
    page->addLayout(buttons);
    setFixedWidth(DialogWidth);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, [this] {
        const Role chosenRole = role().value();
        accept();
        emit chosen(chosenRole);
    });
    showDifferences();
}

void RoleDialog::addRoles(QVBoxLayout *page)
{
    const std::pair<Role, QString> roles[] = {
        {Role::Admin, tr("Manages members, settings, apps and programs")},
        {Role::Reviewer, tr("Sees everything and decides approvals")},
        {Role::Developer, tr("Works on what is assigned")},
    };
    const auto now = m_members.first().role;
    const bool same =
        std::ranges::all_of(m_members, [&now](const Member &member) { return member.role == now; });
    for (const auto &[each, sentence] : roles) {
        auto *button = new QRadioButton(roleText(each));
        button->setAccessibleDescription(sentence);
        button->setMinimumHeight(Metrics::KeyValueRow);
        m_roles.insert(each, button);
        auto *row = new QHBoxLayout;
        row->setSpacing(Metrics::Space12);
        row->addWidget(button);
        row->addWidget(new PlainLabel(sentence, TextStyle::Base, Tone::Muted), 1);
        page->addLayout(row);
        if (same && now.is(each)) {
            button->setChecked(true);
            button->setFocus();
        }
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                showDifferences();
        });
    }
    const int width =
        std::ranges::max(m_roles, {}, [](const QRadioButton *b) { return b->sizeHint().width(); })
            ->sizeHint()
            .width();
    for (QRadioButton *button : std::as_const(m_roles))
        button->setFixedWidth(width);
}

std::optional<Role> RoleDialog::role() const
{
    for (auto button = m_roles.cbegin(); button != m_roles.cend(); ++button) {
        if (button.value()->isChecked())
            return button.key();
    }
    return std::nullopt;
}

bool RoleDialog::changesSomebody(Role role) const
{
    return std::ranges::any_of(m_members, [role](const Member &member) { return !member.role.is(role); });
}

void RoleDialog::showDifferences()
{
    const auto chosenRole = role();
    const bool changes = chosenRole && changesSomebody(*chosenRole);
    m_act->setEnabled(changes);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Space8);
    const auto addPart = [column](const QString &title, const QList<FactList::Fact> &facts) {
        if (facts.isEmpty())
            return;
        column->addWidget(new PlainLabel(title, TextStyle::Strong, Tone::Neutral));
        column->addWidget(new FactList(facts, FactList::Kind::Sentences));
        column->addSpacing(Metrics::Space4);
    };
    if (changes) {
        addPart(tr("Gains"), roleDifferenceFacts(m_members, *chosenRole, true));
        addPart(tr("Loses"), roleDifferenceFacts(m_members, *chosenRole, false));
        column->addWidget(new PlainLabel(tr("Assignments stay."), TextStyle::Base, Tone::Muted));
    } else {
        column->addWidget(new PlainLabel(chosenRole ? tr("This is the role now. Choose another one.")
                                                    : tr("Choose a role to see what changes."),
                                         TextStyle::Base, Tone::Muted));
    }
    column->addStretch(1);
    content->setAutoFillBackground(false);
    m_differences->setWidget(content);
}

} // namespace Minideck
