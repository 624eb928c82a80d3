#pragma once

#include <core/types/memberquery.h>
#include <core/types/workspace.h>

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace Minideck {

class FilterField;

// The bar above the list: text, conditions as tokens, menus to choose them, columns, refresh.
class MemberFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit MemberFilterBar(QWidget *parent = nullptr);

    // The conditions of this bar; sort order and the chosen view are not part of it.
    const MemberQuery &filter() const { return m_filter; }
    void setFilter(const MemberQuery &filter);
    void clear();
    // Whether the last token or the text can be taken away.
    void removeLast();
    // What the conditions are, for "No match for …".
    QString description() const;

    void setTeams(const QList<Team> &teams);
    // False while the view itself says which status is shown.
    void setStatusOffered(bool offered);
    void setColumnsMenu(QMenu *menu);
    FilterField *field() const { return m_field; }

signals:
    void filterChanged();
    void refreshWanted();
    void downPressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addMenuButton(const QString &text);
    void fillMenus();
    void showTokens();
    void removeToken(const QString &id);
    void changed();
    QString teamName(const TeamId &id) const;

    FilterField *m_field;
    QPushButton *m_role;
    QPushButton *m_status;
    QPushButton *m_team;
    QToolButton *m_columns;
    MemberQuery m_filter;
    QList<Team> m_teams;
};

} // namespace Minideck
