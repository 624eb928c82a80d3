#include "demopeople.h"

#include <array>

namespace Minideck {

static constexpr int Hour = 60;
static constexpr int Day = 24 * Hour;

// clang-format off
static constexpr std::array<DemoPerson, 24> People {{
    {u"Noor Rahman", u"noor.rahman@northbay.example", u"admin", u"active", 912, 8, u"T Health; T Retail; T Transit"},
    {u"Ingrid Solheim", u"ingrid.solheim@northbay.example", u"admin", u"active", 840, 26, u"T Transit"},
    {u"Amara Okafor", u"amara.okafor@northbay.example", u"developer", u"active", 626, 12, u"P Clinic Queue; p Pharmacy Finder; p Vaccination Card; t Health"},
    {u"陳怡君", u"yijun.chen@harbourpay.example", u"developer", u"active", 410, Hour, u"P Parcel Locker; p Farmers’ Market"},
    {u"Émilie Carpentier", u"e.carpentier@northbay.example", u"reviewer", u"active", 702, 3, u"t Health; t Retail"},
    {u"Hana Kobayashi", u"hana.kobayashi@northbay.example", u"reviewer", u"active", 655, 1, u"a CityGo; a Harbour Pay; a Campus One; t Transit"},
    {u"João Azevedo", u"joao.azevedo@citygo.example", u"developer", u"active", 388, 2 * Hour, u"P Metro Pass; P Bike Share; p Parcel Locker; p Library Card"},
    {u"Kateryna Bondarenko", u"k.bondarenko@citygo.example", u"developer", u"active", 301, 26 * Hour, u"p Metro Pass"},
    {u"김서연", u"seoyeon.kim@campus.example", u"developer", u"invited", 0, 0, u""},
    {u"Li Na", u"li.na@teahouse.example", u"developer", u"active", 275, 40, u"P Tea House"},
    {u"Łukasz Wieczorek", u"lukasz.w@citygo.example", u"developer", u"active", 344, 30 * Hour, u"p Bike Share; p Metro Pass"},
    {u"Marek Dvořák", u"marek.dvorak@lantern.example", u"developer", u"inactive", 520, 40 * Day, u"p Tea House"},
    {u"Mei-Ling Chow", u"meiling.chow@northbay.example", u"reviewer", u"active", 598, 5 * Hour, u"A Harbour Pay"},
    {u"Nguyễn Thị Hà", u"ha.nguyen@citygo.example", u"developer", u"active", 190, 3 * Day, u"p Bike Share"},
    {u"Олена Шевченко", u"olena.shevchenko@citygo.example", u"developer", u"active", 233, 4 * Hour, u"A CityGo; p Metro Pass"},
    {u"Oluwaseun Adeyemi", u"seun.adeyemi@campus.example", u"developer", u"active", 158, 6 * Hour, u"P Library Card"},
    {u"Priya Raghunathan", u"priya.r@harbourpay.example", u"developer", u"invited", 0, 0, u""},
    {u"佐藤 陽菜", u"haruna.sato@campus.example", u"developer", u"active", 121, Day, u"p Library Card; t Health"},
    {u"Tomás Herrera", u"tomas.herrera@market.example", u"developer", u"active", 97, 50, u"P Farmers’ Market"},
    {u"ليلى حداد", u"layla.haddad@northbay.example", u"reviewer", u"active", 83, 9 * Hour, u"a Campus One"},
    {u"Ελένη Παπαδοπούλου", u"eleni.p@pharmacy.example", u"developer", u"active", 62, 8 * Day, u"P Pharmacy Finder; P Vaccination Card"},
    {u"Anika Sen", u"anika.sen@campus.example", u"developer", u"active", 34, 17 * Day, u""},
    {u"Björk Þórsdóttir", u"bjork@lantern.example", u"developer", u"active", 12, 2 * Day, u""},
    {u"", u"library.desk@campus.example", u"reviewer", u"invited", 0, 0, u""},
}};

static constexpr std::array<QStringView, 3> Teams {u"Health", u"Retail", u"Transit"};

static constexpr std::array<DemoTarget, 3> Apps {{
    {u"CityGo", u"Transit"}, {u"Harbour Pay", u"Retail"}, {u"Campus One", u"Health"},
}};

static constexpr std::array<DemoTarget, 9> MiniPrograms {{
    {u"Tea House", u"Retail"}, {u"Clinic Queue", u"Health"}, {u"Pharmacy Finder", u"Health"},
    {u"Vaccination Card", u"Health"}, {u"Metro Pass", u"Transit"}, {u"Bike Share", u"Transit"},
    {u"Parcel Locker", u"Retail"}, {u"Farmers’ Market", u"Retail"}, {u"Library Card", u"Transit"},
}};

static constexpr std::array<QStringView, 24> GivenNames {
    u"Amina", u"Bruno", u"Chloé", u"Dmitri", u"Elif", u"Fatou", u"Gustaf", u"Ирина", u"Ігор", u"Jürgen",
    u"Katarína", u"ليلى", u"יעל", u"Μαρία", u"明", u"美咲", u"지훈", u"Ngọc", u"Anahit", u"Giorgi",
    u"Արամ", u"Siobhán", u"Zoë", u"Ōtāne",
};

static constexpr std::array<QStringView, 24> FamilyNames {
    u"Bello", u"Costa", u"Dubois", u"Sokolov", u"Yılmaz", u"Ndiaye", u"Åkesson", u"Соколова", u"Коваль", u"Müller",
    u"Nováková", u"حداد", u"כהן", u"Νικολάου", u"王", u"鈴木", u"박", u"Trần", u"Պետրոսյան", u"ბერიძე",
    u"Okonkwo", u"Ní Bhriain", u"van Dijk", u"Tāwhiri",
};
// clang-format on

std::span<const DemoPerson> demoPeople()
{
    return People;
}

std::span<const QStringView> demoTeams()
{
    return Teams;
}

std::span<const DemoTarget> demoApps()
{
    return Apps;
}

std::span<const DemoTarget> demoMiniPrograms()
{
    return MiniPrograms;
}

std::span<const QStringView> manyGivenNames()
{
    return GivenNames;
}

std::span<const QStringView> manyFamilyNames()
{
    return FamilyNames;
}

} // namespace Minideck
