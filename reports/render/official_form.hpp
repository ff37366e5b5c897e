// The numbers of GB/T 9704—2012 (党政机关公文格式), in the units of the standard. The PDF is drawn by them;
// the DOCX templates are tested against them.
#pragma once

namespace lianshen::official_form {

inline constexpr double points_per_mm = 72.0 / 25.4;

inline constexpr double page_width_mm = 210;
inline constexpr double page_height_mm = 297;
inline constexpr double top_mm = 37;          // 天头
inline constexpr double left_mm = 28;         // 订口
inline constexpr double text_width_mm = 156;  // 版心
inline constexpr double text_height_mm = 225;
inline constexpr int lines_per_page = 22;
inline constexpr int characters_per_line = 28;

inline constexpr double mark_below_top_mm = 35;  // 发文机关标志上边缘至版心上边缘
inline constexpr double red_line_below_number_mm = 4;
inline constexpr double page_number_below_text_mm = 7;
inline constexpr double thick_rule_mm = 0.35;  // 版记的首条和末条分隔线
inline constexpr double thin_rule_mm = 0.25;   // 中间的

// 字号, in points
inline constexpr double size_title = 22;          // 2号
inline constexpr double size_body = 16;           // 3号
inline constexpr double size_small = 14;          // 4号
inline constexpr double size_table = 12;          // 小四
inline constexpr double size_dense_table = 10.5;  // 五号

inline constexpr int number_below_mark_lines = 2;              // 发文机关标志下空二行
inline constexpr int title_below_line_lines = 2;               // 红色分隔线下空二行
inline constexpr int first_line_characters = 2;                // 首行缩进二字
inline constexpr double sealed_date_right_characters = 4;      // 成文日期右空四字（加盖印章）
inline constexpr double plain_signature_right_characters = 2;  // 署名右空二字（不加盖印章）
inline constexpr double petition_side_characters = 1;  // 上行文：文号居左空一字，签发人居右空一字

}  // namespace lianshen::official_form
