#include "syntheticnames.h"

namespace Minideck {

namespace {

using Part = SyntheticNamePart;

// clang-format off
constexpr Part LatinGiven[] = {
    {u"Ana", u"ana"}, {u"Anders", u"anders"}, {u"Beatriz", u"beatriz"}, {u"Carlos", u"carlos"}, {u"Chiara", u"chiara"},
    {u"Daniel", u"daniel"}, {u"Elif", u"elif"}, {u"Emma", u"emma"}, {u"Farah", u"farah"}, {u"François", u"francois"},
    {u"Gabriel", u"gabriel"}, {u"Giulia", u"giulia"}, {u"Hanna", u"hanna"}, {u"Hugo", u"hugo"}, {u"Ines", u"ines"},
    {u"Jakub", u"jakub"}, {u"Jonas", u"jonas"}, {u"Kofi", u"kofi"}, {u"Laura", u"laura"}, {u"Linh", u"linh"},
    {u"Łukasz", u"lukasz"}, {u"Maria", u"maria"}, {u"Mateo", u"mateo"}, {u"Mehmet", u"mehmet"}, {u"Nadia", u"nadia"},
    {u"Noah", u"noah"}, {u"Olga", u"olga"}, {u"Paulo", u"paulo"}, {u"Petra", u"petra"}, {u"Rafael", u"rafael"},
    {u"Sara", u"sara"}, {u"Sofia", u"sofia"}, {u"Søren", u"soren"}, {u"Tomáš", u"tomas"}, {u"Uche", u"uche"},
    {u"Victor", u"victor"}, {u"Wanjiru", u"wanjiru"}, {u"Yusuf", u"yusuf"}, {u"Zoë", u"zoe"}, {u"Zsófia", u"zsofia"},
};
constexpr Part LatinFamily[] = {
    {u"Almeida", u"almeida"}, {u"Andersson", u"andersson"}, {u"Bauer", u"bauer"}, {u"Bianchi", u"bianchi"},
    {u"Çelik", u"celik"}, {u"Costa", u"costa"}, {u"Dubois", u"dubois"}, {u"Eriksen", u"eriksen"}, {u"Fernández", u"fernandez"},
    {u"Fischer", u"fischer"}, {u"Garcia", u"garcia"}, {u"Gardner", u"gardner"}, {u"Garnier", u"garnier"}, {u"Hansen", u"hansen"},
    {u"Horvat", u"horvat"}, {u"Ivanova", u"ivanova"}, {u"Jansen", u"jansen"}, {u"Kamau", u"kamau"}, {u"Kowalska", u"kowalska"},
    {u"Larsen", u"larsen"}, {u"Lefèvre", u"lefevre"}, {u"López", u"lopez"}, {u"Martins", u"martins"}, {u"Mensah", u"mensah"},
    {u"Meyer", u"meyer"}, {u"Moreau", u"moreau"}, {u"Müller", u"mueller"}, {u"Nagy", u"nagy"}, {u"Nguyen", u"nguyen"},
    {u"Novák", u"novak"}, {u"O'Brien", u"obrien"}, {u"Okafor", u"okafor"}, {u"Oliveira", u"oliveira"}, {u"Pereira", u"pereira"},
    {u"Petrov", u"petrov"}, {u"Popescu", u"popescu"}, {u"Rossi", u"rossi"}, {u"Santos", u"santos"}, {u"Schmidt", u"schmidt"},
    {u"Silva", u"silva"}, {u"Smith", u"smith"}, {u"Suárez", u"suarez"}, {u"Tran", u"tran"}, {u"Varga", u"varga"},
    {u"Virtanen", u"virtanen"}, {u"Weber", u"weber"}, {u"Wójcik", u"wojcik"}, {u"Yılmaz", u"yilmaz"},
};
constexpr Part ChineseGiven[] = {
    {u"伟", u"wei"}, {u"芳", u"fang"}, {u"敏", u"min"}, {u"静", u"jing"}, {u"丽", u"li"}, {u"强", u"qiang"}, {u"磊", u"lei"},
    {u"洋", u"yang"}, {u"艳", u"yan"}, {u"勇", u"yong"}, {u"秀英", u"xiuying"}, {u"建国", u"jianguo"}, {u"小明", u"xiaoming"},
    {u"晓燕", u"xiaoyan"}, {u"志强", u"zhiqiang"}, {u"雨欣", u"yuxin"}, {u"子涵", u"zihan"}, {u"浩然", u"haoran"},
    {u"思远", u"siyuan"}, {u"文博", u"wenbo"}, {u"海燕", u"haiyan"}, {u"国栋", u"guodong"}, {u"梓萱", u"zixuan"}, {u"嘉怡", u"jiayi"},
};
constexpr Part ChineseFamily[] = {
    {u"王", u"wang"}, {u"李", u"li"}, {u"张", u"zhang"}, {u"刘", u"liu"}, {u"陈", u"chen"}, {u"杨", u"yang"}, {u"黄", u"huang"},
    {u"赵", u"zhao"}, {u"吴", u"wu"}, {u"周", u"zhou"}, {u"徐", u"xu"}, {u"孙", u"sun"}, {u"马", u"ma"}, {u"朱", u"zhu"},
    {u"胡", u"hu"}, {u"郭", u"guo"}, {u"何", u"he"}, {u"高", u"gao"}, {u"林", u"lin"}, {u"罗", u"luo"}, {u"欧阳", u"ouyang"},
};
constexpr Part JapaneseGiven[] = {
    {u"翔太", u"shota"}, {u"陽菜", u"hina"}, {u"さくら", u"sakura"}, {u"健一", u"kenichi"}, {u"由美", u"yumi"}, {u"大輔", u"daisuke"},
    {u"直樹", u"naoki"}, {u"あかり", u"akari"},
};
constexpr Part JapaneseFamily[] = {
    {u"佐藤", u"sato"}, {u"鈴木", u"suzuki"}, {u"高橋", u"takahashi"}, {u"田中", u"tanaka"}, {u"渡辺", u"watanabe"},
    {u"伊藤", u"ito"}, {u"山本", u"yamamoto"}, {u"中村", u"nakamura"},
};
constexpr Part KoreanGiven[] = {
    {u"민준", u"minjun"}, {u"서연", u"seoyeon"}, {u"지훈", u"jihun"}, {u"수빈", u"subin"}, {u"하은", u"haeun"}, {u"도윤", u"doyun"},
};
constexpr Part KoreanFamily[] = {
    {u"김", u"kim"}, {u"이", u"lee"}, {u"박", u"park"}, {u"최", u"choi"}, {u"정", u"jung"}, {u"강", u"kang"},
};
constexpr Part CyrillicGiven[] = {
    {u"Анна", u"anna"}, {u"Иван", u"ivan"}, {u"Мария", u"mariya"}, {u"Дмитрий", u"dmitriy"}, {u"Олена", u"olena"}, {u"Георги", u"georgi"},
};
constexpr Part CyrillicFamily[] = {
    {u"Смирнова", u"smirnova"}, {u"Кузнецов", u"kuznetsov"}, {u"Шевченко", u"shevchenko"}, {u"Петров", u"petrov"}, {u"Димитров", u"dimitrov"},
};
constexpr Part ArabicGiven[] = {
    {u"محمد", u"mohamed"}, {u"فاطمة", u"fatima"}, {u"أحمد", u"ahmed"}, {u"ليلى", u"layla"},
};
constexpr Part ArabicFamily[] = {
    {u"الحسن", u"alhasan"}, {u"منصور", u"mansour"}, {u"حداد", u"haddad"}, {u"الخطيب", u"alkhatib"},
};

constexpr SyntheticScript Latin{LatinGiven, LatinFamily, false, u" "};
constexpr SyntheticScript Chinese{ChineseGiven, ChineseFamily, true, u""};
constexpr SyntheticScript Japanese{JapaneseGiven, JapaneseFamily, true, u" "};
constexpr SyntheticScript Korean{KoreanGiven, KoreanFamily, true, u""};
constexpr SyntheticScript Cyrillic{CyrillicGiven, CyrillicFamily, false, u" "};
constexpr SyntheticScript Arabic{ArabicGiven, ArabicFamily, false, u" "};
// clang-format on

} // namespace

const SyntheticScript &syntheticScript(quint64 draw)
{
    const quint64 percent = draw % 100;
    if (percent < 70)
        return Latin;
    if (percent < 86)
        return Chinese;
    if (percent < 90)
        return Japanese;
    if (percent < 93)
        return Korean;
    return percent < 97 ? Cyrillic : Arabic;
}

} // namespace Minideck
