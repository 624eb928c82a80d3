#include "demoroletext.h"

#include <QCoreApplication>

namespace Minideck {

// Gives the words below a context for translators.
struct DemoRoleTexts
{
    Q_DECLARE_TR_FUNCTIONS(DemoRoles)
};

QString demoRoleText(DemoRole role)
{
    switch (role) {
    case DemoRole::Admin:
        return DemoRoleTexts::tr("Admin");
    case DemoRole::Reviewer:
        return DemoRoleTexts::tr("Reviewer");
    case DemoRole::Developer:
        return DemoRoleTexts::tr("Developer");
    case DemoRole::ProgramAdmin:
        return DemoRoleTexts::tr("Program admin");
    case DemoRole::Operator:
        return DemoRoleTexts::tr("Operator");
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
