#include "style.h"

#include "buttonkind.h"
#include "buttonstyle.h"
#include "colors.h"
#include "fieldstyle.h"
#include "focusring.h"
#include "headerstyle.h"
#include "indicators.h"
#include "menustyle.h"
#include "metrics.h"
#include "scrollbarstyle.h"
#include "sliderstyle.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>

namespace Minideck {

template <typename Option>
static const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

Style::Style()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_qs))
    , m_focusRing(new FocusRing(this))
{ }

Style::~Style() = default;

void Style::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    m_focusRing->followFocus();
}

void Style::polish(QPalette &)
{
    // The palette is the Appearance's business.
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || widget->inherits("QComboBox")
        || widget->inherits("QScrollBar"))
        widget->setAttribute(Qt::WA_Hover);
    // Scroll bars let through what lies below them.
    if (qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    // Round corners need a compositor; X servers do not promise one.
    if (qobject_cast<QMenu *>(widget) && QGuiApplication::platformName() != u"xcb"_qs)
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

void Style::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Colors &colors = colorsOf(option->palette);
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelLineEdit:
        paintLineEdit(*option, *painter, widget);
        return;
    case PE_FrameLineEdit:
        return; // part of the panel
    case PE_IndicatorCheckBox:
        paintCheckBox(*painter, option->rect,
                      option->state & State_NoChange ? Qt::PartiallyChecked
                          : option->state & State_On ? Qt::Checked
                                                     : Qt::Unchecked,
                      enabled, colors);
        return;
    case PE_IndicatorRadioButton:
        paintRadioButton(*painter, option->rect, option->state & State_On, enabled, colors);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget))
            paintInnerRing(*painter, option->rect, colors);
        return; // buttons: FocusRing
    case PE_PanelMenu:
        paintMenuPanel(*option, *painter, widget);
        return;
    case PE_FrameMenu:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colors.toastLine);
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), colors.toast);
        return;
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameGroupBox:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0) {
            painter->setPen(QPen(qobject_cast<const QMenu *>(widget) ? colors.popupLine : colors.line, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Colors &colors = colorsOf(option->palette);
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = as<QStyleOptionButton>(option))
            paintPushButtonBevel(*button, *painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option))
            paintPushButtonLabel(*button, *painter, widget);
        return;
    case CE_ComboBoxLabel:
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            paintComboBoxLabel(*combo, *painter, widget);
        return;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            paintMenuBarItem(*item, *painter, widget);
        return;
    case CE_MenuBarEmptyArea:
        paintMenuBarArea(*option, *painter);
        return;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            paintMenuItem(*item, *painter, widget);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return;
    case CE_Header:
        if (const auto *header = as<QStyleOptionHeader>(option))
            paintHeaderSection(*header, *painter, widget);
        return;
    case CE_HeaderEmptyArea:
        paintHeaderArea(*option, *painter);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, colors.line);
        return;
    case CE_FocusFrame:
        paintOuterRing(*painter, option->rect.adjusted(5, 5, -5, -5), colors, Metrics::ControlRadius);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *button = as<QStyleOptionToolButton>(option); control == CC_ToolButton && button)
        paintToolButton(*button, *painter, widget);
    else if (const auto *combo = as<QStyleOptionComboBox>(option); control == CC_ComboBox && combo)
        paintComboBox(*combo, *painter, widget);
    else if (const auto *bar = as<QStyleOptionSlider>(option); control == CC_ScrollBar && bar)
        paintScrollBar(*bar, *painter);
    else if (const auto *slider = as<QStyleOptionSlider>(option); control == CC_Slider && slider)
        paintSlider(*slider, *painter);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option))
            return pushButtonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return toolButtonSize(*button, widget);
        break;
    case CT_ComboBox:
        return comboBoxSize(contents, widget);
    case CT_LineEdit:
        return QSize(contents.width() + 2 * Metrics::Space8, qMax(Metrics::Control, contents.height() + 8));
    case CT_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return menuBarItemSize(*item, widget);
        break;
    case CT_MenuBar:
        return contents;
    case CT_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return menuItemSize(*item, widget);
        break;
    case CT_HeaderSection:
        if (const auto *header = as<QStyleOptionHeader>(option))
            return headerSectionSize(*header, widget);
        break;
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width(), qMax(size.height(), Metrics::MinimumTarget));
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        // QLineEdit itself keeps two more pixels free at both ends.
        const auto *frame = as<QStyleOptionFrame>(option);
        const int side = frame && frame->lineWidth > 0 ? Metrics::Space8 - 1 : 0;
        return option->rect.adjusted(side, 0, -side, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (const auto *slider = as<QStyleOptionSlider>(option); control == CC_ScrollBar && slider)
        return scrollBarPart(*slider, part);
    if (const auto *slider = as<QStyleOptionSlider>(option); control == CC_Slider && slider)
        return sliderPart(*slider, part);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect;
    return QProxyStyle::subControlRect(control, option, part, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Metrics::CheckBox;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Metrics::Space8 + 1; // counted from the last pixel of the box
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Metrics::Space8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_LineEditIconSize:
    case PM_ListViewIconSize:
        return Metrics::Icon;
    case PM_MenuBarHMargin:
        return Metrics::Space12;
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarPanelWidth:
    case PM_MenuHMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_HeaderMargin:
        return 0;
    case PM_MenuPanelWidth:
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_TextCursorWidth:
        return 1;
    case PM_MenuVMargin:
        return Metrics::Space4;
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollView_ScrollBarOverlap: {
        // Details keep their right edge free: the vertical bar lies there and moves nothing. Views stay
        // beside their bar, because what a widget overlaps is painted anew with every step of scrolling.
        const auto *bar = qobject_cast<const QScrollBar *>(widget);
        const QWidget *area = bar && bar->parentWidget() ? bar->parentWidget()->parentWidget() : nullptr;
        const bool overlaps =
            bar && bar->orientation() == Qt::Vertical && !qobject_cast<const QAbstractItemView *>(area);
        return overlaps ? ScrollBarWidth : 0;
    }
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return SliderKnob;
    case PM_SliderThickness:
        return SliderHeight;
    case PM_ScrollBarSliderMin:
        return Metrics::Space32;
    case PM_ToolTipLabelFrameWidth:
        return Metrics::StateGap;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
    case SH_MenuBar_AltKeyNavigation:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
    case SH_Menu_SupportsSections:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ShowDecorationSelected:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace Minideck
