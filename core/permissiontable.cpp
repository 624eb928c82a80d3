#include "permissiontable.h"

#include <array>

namespace Minideck {

namespace {

using P = Permission;

// One letter per kind of cell, so that the rows below read like the table they are copied from.
constexpr PermissionCell o = PermissionCell::None;
constexpr PermissionCell A = PermissionCell::Everywhere;
constexpr PermissionCell r = PermissionCell::Read;
constexpr PermissionCell h = PermissionCell::Assigned;
constexpr PermissionCell t = PermissionCell::AssignedTeam;
constexpr PermissionCell b = PermissionCell::AssignedBound;
constexpr PermissionCell w = PermissionCell::Own;
constexpr PermissionCell f = PermissionCell::ByFlag;
constexpr PermissionCell p = PermissionCell::ByPolicy;

struct Row
{
    Permission permission;
    std::array<PermissionCell, PrincipalColumnCount> cells;
};

// clang-format off
constexpr Row Table[] = {
    //                              WA WR WD TA AA AR MA MD
    {P::WorkspaceView,             {A, r, r, r, r, r, r, r}},
    {P::WorkspaceRequestChange,    {A, o, o, o, o, o, o, o}},
    {P::SettingsEdit,              {A, o, o, o, o, o, o, o}},
    {P::PolicyEdit,                {A, o, o, o, o, o, o, o}},
    {P::TeamCreate,                {A, o, o, o, o, o, o, o}},
    {P::TeamDelete,                {A, o, o, o, o, o, o, o}},
    {P::TeamEdit,                  {A, o, o, h, o, o, o, o}},
    {P::MemberView,                {A, o, o, o, o, o, o, o}},
    {P::MemberInvite,              {A, o, o, o, o, o, o, o}},
    {P::MemberSetRole,             {A, o, o, o, o, o, o, o}},
    {P::MemberBlock,               {A, o, o, o, o, o, o, o}},
    {P::MemberUnblock,             {A, o, o, o, o, o, o, o}},
    {P::MemberRemove,              {A, o, o, o, o, o, o, o}},
    {P::MemberLookup,              {A, o, o, A, A, o, A, o}},
    {P::MemberAssign,              {A, o, o, h, h, o, h, o}},
    {P::AppView,                   {A, A, A, A, A, A, A, A}},
    {P::AppCreate,                 {A, o, o, h, o, o, o, o}},
    {P::AppEdit,                   {A, o, o, h, h, o, o, o}},
    {P::AppDelete,                 {A, o, o, o, o, o, o, o}},
    {P::AppSync,                   {A, o, o, o, o, o, o, o}},
    {P::AppConfigFileDownload,     {A, o, t, h, h, o, o, o}},
    {P::AppDevConfigEdit,          {A, o, o, o, h, o, o, o}},
    {P::AppLoginConfigEdit,        {A, o, o, o, h, o, o, o}},
    {P::AppKeyManage,              {A, o, o, o, h, o, o, o}},
    {P::AppSensitiveApiManage,     {A, o, o, o, h, o, o, o}},
    {P::MiniProgramView,           {A, A, t, h, b, b, h, h}},
    {P::MiniProgramCreate,         {A, o, f, h, o, o, o, o}},
    {P::MiniProgramEdit,           {A, o, o, h, o, o, h, o}},
    {P::MiniProgramDelete,         {A, o, o, h, o, o, h, o}},
    {P::MiniProgramShelf,          {A, o, o, h, o, o, h, o}},
    {P::BindingRequest,            {A, o, o, h, h, o, h, o}},
    {P::BindingEnd,                {A, o, o, h, h, o, h, o}},
    {P::VersionUpload,             {A, o, o, h, o, o, h, h}},
    {P::VersionTrial,              {A, o, o, h, o, o, h, h}},
    {P::VersionDelete,             {A, o, o, h, o, o, h, w}},
    {P::VersionSubmit,             {A, o, o, h, o, o, h, o}},
    {P::VersionPublish,            {A, o, o, h, o, o, h, o}},
    {P::VersionRollback,           {A, o, o, h, o, o, h, o}},
    {P::VersionWithdraw,           {A, o, o, h, o, o, h, o}},
    {P::GrayscaleDraft,            {A, o, o, h, o, o, h, h}},
    {P::GrayscaleSimulate,         {A, o, o, h, o, o, h, h}},
    {P::GrayscaleStart,            {A, o, o, h, o, o, h, p}},
    {P::GrayscaleResume,           {A, o, o, h, o, o, h, p}},
    {P::GrayscaleWiden,            {A, o, o, h, o, o, h, p}},
    {P::GrayscaleEnd,              {A, o, o, h, o, o, h, p}},
    {P::GrayscaleSuspend,          {A, A, o, h, h, h, h, o}},
    {P::GrayscaleHalt,             {A, A, o, h, h, h, h, o}},
    {P::ApprovalView,              {A, A, w, h, h, h, h, w}},
    {P::ApprovalComment,           {A, A, w, h, h, h, h, w}},
    {P::ApprovalDecide,            {A, A, o, o, h, h, h, o}},
    {P::ReleaseRemove,             {A, A, o, o, h, h, o, o}},
    {P::DomainEdit,                {A, o, o, h, o, o, h, r}},
    {P::SkipDomainApply,           {A, o, o, h, o, o, h, r}},
    {P::PrivacyEdit,               {A, o, o, h, o, o, h, r}},
    {P::GrantApply,                {A, o, o, h, o, o, h, h}},
    {P::AppSecretManage,           {o, o, o, h, o, o, o, o}},
    {P::LogRead,                   {A, r, o, h, o, o, h, h}},
    {P::TemplateManage,            {A, r, o, h, o, o, h, h}},
    {P::OfflinePackageDownload,    {A, r, o, h, o, o, h, h}},
    {P::QrView,                    {A, r, o, h, o, o, h, h}},
    {P::CapabilityManage,          {A, o, A, o, o, o, o, o}},
    {P::AnalyticsView,             {A, r, t, h, h, o, h, h}},
    {P::QualityView,               {A, r, t, h, h, o, h, h}},
    {P::AuditView,                 {A, w, w, w, w, w, w, w}},
};
// clang-format on

constexpr bool tableIsInOrder()
{
    for (int i = 0; i < PermissionCount; ++i) {
        if (Table[i].permission != static_cast<Permission>(i))
            return false;
    }
    return true;
}

static_assert(std::size(Table) == PermissionCount, "every verb needs its row");
static_assert(std::size(WireNames<Permission>::values) == PermissionCount, "every verb needs its name");
static_assert(tableIsInOrder(), "cell() takes the verb as index");

} // namespace

PermissionCell cell(Permission permission, PrincipalColumn column)
{
    return Table[static_cast<size_t>(permission)].cells[static_cast<size_t>(column)];
}

bool isReading(Permission permission)
{
    switch (permission) {
    case Permission::WorkspaceView:
    case Permission::MemberView:
    case Permission::MemberLookup:
    case Permission::AppView:
    case Permission::AppConfigFileDownload:
    case Permission::MiniProgramView:
    case Permission::ApprovalView:
    case Permission::LogRead:
    case Permission::OfflinePackageDownload:
    case Permission::QrView:
    case Permission::AnalyticsView:
    case Permission::QualityView:
    case Permission::AuditView:
        return true;
    default:
        return false;
    }
}

} // namespace Minideck
