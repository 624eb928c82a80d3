#pragma once

#include <models/members/membercopy.h>

#include <QMenu>
#include <QPair>

namespace Minideck {

class MemberGatherer;
class MembersModel;
class RowView;

// "Copy as": the selected members, or the current one, in a form that another program understands. Who makes
// it puts the verbs in.
class MemberCopyMenu : public QMenu
{
    Q_OBJECT

public:
    MemberCopyMenu(MembersModel &model, RowView &view, QWidget *parent);

    void copyAs(MemberFormat format);
    // The cell under the pointer or of the current row.
    void copyCell();
    // What asks the platform for them; it holds no token, that is put in by whoever runs it.
    void copyAsCurl();
    void setCellColumn(int column) { m_column = column; }

private:
    QList<QPair<int, int>> ranges() const;

    MembersModel &m_model;
    RowView &m_view;
    MemberGatherer *m_gatherer;
    MemberFormat m_format = MemberFormat::Emails;
    int m_column = 0;
};

} // namespace Minideck
