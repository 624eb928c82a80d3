#pragma once

#include <QStringList>

//! The statements of each migration; one function per released step.
namespace Minideck::Schema {

QStringList firstTables();

} // namespace Minideck::Schema
