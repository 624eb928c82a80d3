#pragma once

#include <models/shared/rowsource.h>

#include <memory>

namespace Minideck {

class MemberPages;

// Members of the cache as rows of an export.
class MemberRowSource : public RowSource
{
public:
    explicit MemberRowSource(std::unique_ptr<MemberPages> pages);
    ~MemberRowSource() override;

    Result<qint64> begin() override;
    Result<QList<TableRow>> next() override;

private:
    std::unique_ptr<MemberPages> m_pages;
};

} // namespace Minideck
