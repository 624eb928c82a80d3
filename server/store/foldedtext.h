#pragma once

#include <QString>

namespace Minideck {

//! The form in which texts are compared when searching: compatibility-composed and case-folded for every
//! script, so "ŁUKASZ" finds "Łukasz" and full-width letters find plain ones (MEM-7).
QString foldForSearch(const QString &text);

//! The form by which names are sorted: as for the search, and Latin, Greek and Cyrillic letters without their
//! accents, so that "Émilie" stands among the E.
QString foldForSort(const QString &text);

} // namespace Minideck
