#include "signinpage.h"

#include "accountdelegate.h"
#include "signinform.h"

#include <models/signin/accountsmodel.h>
#include <models/signin/signinmodel.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/ruleline.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int ListWidth = 320;
static constexpr int ColumnWidth = 440;
static constexpr int TopSpace = 96;

SignInPage::SignInPage(SignInModel &model, AccountsModel &accounts, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_list(new QListView)
    , m_back(new QPushButton(icon(u"left"_qs), tr("Back")))
    , m_title(new PlainLabel({}, TextStyle::Large, Tone::Neutral))
    , m_sentence(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_form(new SignInForm(model))
    , m_offline(new Note(Tone::Neutral, u"info"_qs))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeAccounts());
    auto *rest = new QHBoxLayout;
    rest->addStretch(1);
    rest->addWidget(makeColumn(model), ColumnWidth);
    rest->addStretch(1);
    auto *page = new QVBoxLayout;
    page->setContentsMargins(Metrics::Space24, 0, Metrics::Space24, Metrics::Space24);
    page->addSpacerItem(new QSpacerItem(0, TopSpace, QSizePolicy::Minimum, QSizePolicy::Maximum));
    page->addLayout(rest);
    page->addStretch(1);
    row->addLayout(page, 1);

    connect(&m_accounts, &QAbstractItemModel::modelReset, this, [this] {
        if (m_accounts.rowCount() == 0)
            addPlatform();
    });
    setFocusProxy(m_form);
    chooseAccount(0);
}

QWidget *SignInPage::makeAccounts()
{
    auto *side = new QWidget;
    side->setFixedWidth(ListWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto *title = new PlainLabel(tr("Platforms and accounts"), TextStyle::Strong, Tone::Neutral);
    title->setContentsMargins(Metrics::ListEdge, 0, Metrics::ListEdge, 0);
    title->setFixedHeight(Metrics::PageHeader);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Metrics::ListEdge, Metrics::Space12, Metrics::ListEdge, Metrics::Space12);
    auto *add = new QPushButton(tr("Add a platform…"));
    add->setIcon(icon(u"plus"_qs));
    foot->addWidget(add);
    foot->addStretch(1);
    foot->addWidget(m_back);
    column->addLayout(foot);

    m_list->setModel(&m_accounts);
    m_list->setItemDelegate(new AccountDelegate(m_list));
    m_list->setAccessibleName(tr("Platforms and accounts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    m_back->setShortcut(Qt::Key_Escape);
    m_back->setToolTip(tr("Back (Esc)"));
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &SignInPage::backWanted);
    connect(add, &QPushButton::clicked, this, &SignInPage::addPlatform);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { showAccount(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const auto account = m_accounts.account(index.row()); account && account->keptInKeychain)
            emit accountActivated(*account);
        else
            m_form->takeFocus();
    });
    return side;
}

QWidget *SignInPage::makeColumn(SignInModel &)
{
    auto *column = new QWidget;
    column->setMaximumWidth(ColumnWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_title);
    lines->addSpacing(Metrics::Space4);
    lines->addWidget(m_sentence);
    lines->addSpacing(Metrics::Space24);
    lines->addWidget(m_form);
    lines->addSpacing(Metrics::Space32);
    lines->addWidget(new RuleLine);
    lines->addSpacing(Metrics::Space8);
    lines->addLayout(makeLinks());
    lines->addSpacing(Metrics::Space16);
    lines->addWidget(m_offline);
    m_sentence->setWrapped(true);
    m_offline->hide();
    QPushButton *open = m_offline->addVerb(tr("Open without signing in"));
    connect(open, &QPushButton::clicked, this, [this] {
        if (m_account)
            emit openOfflineWanted(*m_account);
    });
    return column;
}

// Whether the platform has such a thing is known when it is asked, and it is not asked before.
QLayout *SignInPage::makeLinks()
{
    auto *links = new QHBoxLayout;
    links->setSpacing(Metrics::Space8);
    const auto add = [this, links](const QString &text,
                                   void (SignInPage::*wanted)(const QString &, const QString &)) {
        auto *link = new QPushButton(text);
        setButtonKind(link, ButtonKind::Link);
        link->setAutoDefault(false);
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this,
                [this, wanted] { emit(this->*wanted)(m_form->platform(), m_form->email()); });
        links->addWidget(link);
    };
    add(tr("Apply for an account"), &SignInPage::applyWanted);
    links->addWidget(new PlainLabel(u"·"_qs, TextStyle::Base, Tone::Muted));
    add(tr("Forgot password"), &SignInPage::resetWanted);
    links->addStretch(1);
    return links;
}

void SignInPage::fill(const QString &platform, const QString &email)
{
    addPlatform();
    m_form->setAccount(platform, email);
    m_form->takeFocus();
}

void SignInPage::chooseAccount(int row)
{
    if (row < 0 || row >= m_accounts.rowCount()) {
        addPlatform();
        return;
    }
    m_list->setCurrentIndex(m_accounts.index(row));
    showAccount(row);
}

void SignInPage::showAccount(int row)
{
    const auto account = m_accounts.account(row);
    if (!account)
        return;
    m_account = account;
    const QString name = m_accounts.index(row).data().toString();
    const auto state =
        m_accounts.index(row).data(AccountsModel::StateRole).value<AccountsModel::AccountState>();
    m_title->setText(tr("Sign in to %1").arg(name));
    m_sentence->setText(state == AccountsModel::AccountState::SessionEnded
                            ? tr("Your session ended. Sign in again to go on.")
                            : tr("Use the account that your organisation gave you."));
    m_form->setAccount(account->platform.toString(), account->email);
    m_offline->setText(
        tr("You can go on reading: the data of %1 is on this computer.").arg(account->lastWorkspace));
    m_offline->setVisible(!account->lastWorkspace.isEmpty());
}

void SignInPage::addPlatform()
{
    m_account.reset();
    m_list->setCurrentIndex({});
    m_list->clearSelection();
    m_title->setText(tr("Connect to a platform"));
    m_sentence->setText(tr("Use the address and the account that your organisation gave you."));
    m_form->setAccount({}, {});
    m_offline->hide();
    m_form->takeFocus();
}

void SignInPage::setBackOffered(bool offered)
{
    m_back->setVisible(offered);
}

void SignInPage::takeFocus()
{
    m_form->takeFocus();
}

void SignInPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), colors.base);
    painter.fillRect(0, 0, ListWidth - 1, height(), colors.window);
    painter.fillRect(ListWidth - 1, 0, 1, height(), colors.line);
}

} // namespace Minideck
