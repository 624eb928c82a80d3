# One interface target that our own layers link; code of others keeps its own warnings.
add_library(minideck_warnings INTERFACE)
add_library(Minideck::warnings ALIAS minideck_warnings)
# Naming only the fields that matter is what designated initialisers are for; GCC 12 calls the others missing.
target_compile_options(minideck_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers
    $<$<BOOL:${MINIDECK_WERROR}>:-Werror>
    # What GCC 12 imagines in std::string and std::optional once it optimises.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-array-bounds;-Wno-maybe-uninitialized;-Wno-restrict;-Wno-stringop-overflow>)
target_compile_definitions(minideck_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
