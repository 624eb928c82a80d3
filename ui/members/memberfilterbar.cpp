#include "memberfilterbar.h"

#include <models/shared/membertext.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Minideck {

// Tokens are told apart by these; they are not shown.
static const QString RoleToken = u"role"_qs;
static const QString StatusToken = u"status"_qs;
static const QString TeamToken = u"team"_qs;

static QToolButton *iconButton(const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Minideck::icon(icon));
    button->setIconSize(QSize(Metrics::Icon, Metrics::Icon));
    button->setFixedSize(Metrics::Control, Metrics::Control);
    button->setToolTip(toolTipText(text));
    button->setAccessibleName(text);
    setButtonKind(button, ButtonKind::Flat);
    return button;
}

// A menu of things of which any number can hold at once.
template <typename Value, typename Values, typename Name>
static void fill(QMenu *menu, const Values &offered, QList<Value> &chosen, const Name &name,
                 const std::function<void()> &changed)
{
    menu->clear();
    for (const Value &value : offered) {
        QAction *action = menu->addAction(singleLine(name(value)).replace(u'&', u"&&"_qs));
        action->setCheckable(true);
        action->setChecked(chosen.contains(value));
        QObject::connect(action, &QAction::toggled, menu, [&chosen, value, changed](bool on) {
            chosen.removeAll(value);
            if (on)
                chosen << value;
            changed();
        });
    }
}

MemberFilterBar::MemberFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new FilterField(this))
    , m_role(addMenuButton(tr("Role")))
    , m_status(addMenuButton(tr("Status")))
    , m_team(addMenuButton(tr("Team")))
    , m_columns(iconButton(u"columns"_qs, tr("Choose columns"), this))
{
    m_field->setPlaceholder(tr("Filter by name or e-mail"));
    connect(m_field, &FilterField::textChanged, this, [this](const QString &text) {
        m_filter.search = text.trimmed();
        changed();
    });
    connect(m_field, &FilterField::tokenRemoved, this, &MemberFilterBar::removeToken);
    connect(m_field, &FilterField::cleared, this, &MemberFilterBar::clear);
    connect(m_field, &FilterField::downPressed, this, &MemberFilterBar::downPressed);

    QToolButton *refresh = iconButton(u"refresh"_qs, tr("Refresh"), this);
    connect(refresh, &QToolButton::clicked, this, &MemberFilterBar::refreshWanted);
    m_columns->setPopupMode(QToolButton::InstantPopup);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::ListEdge, 0, Metrics::BarEdge, 1);
    row->setSpacing(Metrics::Space8);
    row->addWidget(m_field, 1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_role, m_status, m_team, m_columns, refresh})
        row->addWidget(button);
    setMinimumHeight(Metrics::FilterBar);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_team->hide();
    fillMenus();
}

void MemberFilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, colorsOf(palette()).line);
}

QPushButton *MemberFilterBar::addMenuButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setMenu(new QMenu(button));
    button->setAutoDefault(false);
    return button;
}

void MemberFilterBar::setFilter(const MemberQuery &filter)
{
    m_filter = {};
    m_filter.search = filter.search;
    m_filter.roles = filter.roles;
    m_filter.statuses = filter.statuses;
    m_filter.teams = filter.teams;
    if (m_field->text().trimmed() != m_filter.search)
        m_field->setText(m_filter.search);
    fillMenus();
    changed();
}

void MemberFilterBar::clear()
{
    setFilter({});
}

void MemberFilterBar::removeLast()
{
    if (!m_filter.search.isEmpty())
        m_field->setText({});
    else if (!m_field->tokens().isEmpty())
        removeToken(m_field->tokens().last().id);
}

QString MemberFilterBar::description() const
{
    QStringList parts;
    for (const FilterField::Token &token : m_field->tokens())
        parts << tr("%1: %2", "condition of a filter: field and value").arg(token.field, token.value);
    if (!m_filter.search.isEmpty())
        parts << tr("“%1”", "text of a filter").arg(m_filter.search);
    return parts.join(tr(", "));
}

void MemberFilterBar::setTeams(const QList<Team> &teams)
{
    m_teams = teams;
    m_team->setVisible(!teams.isEmpty());
    fillMenus();
    showTokens();
}

void MemberFilterBar::setStatusOffered(bool offered)
{
    m_status->setEnabled(offered);
    m_status->setToolTip(offered ? QString() : tr("This view shows one status only."));
}

void MemberFilterBar::setColumnsMenu(QMenu *menu)
{
    m_columns->setMenu(menu);
}

void MemberFilterBar::fillMenus()
{
    const auto changedByMenu = [this] { changed(); };
    fill(
        m_role->menu(), QList{Role::Admin, Role::Reviewer, Role::Developer}, m_filter.roles,
        [](Role role) { return roleText(role); }, changedByMenu);
    fill(
        m_status->menu(), QList{MemberStatus::Active, MemberStatus::Invited, MemberStatus::Inactive},
        m_filter.statuses, [](MemberStatus status) { return statusText(status); }, changedByMenu);
    QList<TeamId> teams;
    for (const Team &team : m_teams)
        teams << team.id;
    fill(
        m_team->menu(), teams, m_filter.teams, [this](const TeamId &id) { return teamName(id); },
        changedByMenu);
}

QString MemberFilterBar::teamName(const TeamId &id) const
{
    for (const Team &team : m_teams) {
        if (team.id == id)
            return team.name;
    }
    return id.text();
}

void MemberFilterBar::removeToken(const QString &id)
{
    if (id == RoleToken)
        m_filter.roles.clear();
    else if (id == StatusToken)
        m_filter.statuses.clear();
    else if (id == TeamToken)
        m_filter.teams.clear();
    fillMenus();
    changed();
}

void MemberFilterBar::showTokens()
{
    QList<FilterField::Token> tokens;
    const auto add = [&tokens](const QString &id, const QString &field, const auto &values,
                               const auto &name) {
        QStringList names;
        for (const auto &value : values)
            names << name(value);
        if (!names.isEmpty())
            tokens << FilterField::Token{id, field, singleLine(names.join(tr(", ")))};
    };
    add(RoleToken, tr("role"), m_filter.roles, [](Role role) { return roleText(role); });
    add(StatusToken, tr("status"), m_filter.statuses, [](MemberStatus status) { return statusText(status); });
    add(TeamToken, tr("team"), m_filter.teams, [this](const TeamId &id) { return teamName(id); });
    m_field->setTokens(tokens);
}

void MemberFilterBar::changed()
{
    showTokens();
    emit filterChanged();
}

} // namespace Minideck
