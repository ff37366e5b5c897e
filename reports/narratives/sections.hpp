// Parts that several narratives share: money, limits, where projects stand, what needs attention.
#pragma once

#include "reports/documents/drafting.hpp"
#include "reports/narratives/narrative.hpp"

namespace lianshen::narratives {

Period month_of(CivilDate day);    // from its first day to `day`
Period quarter_of(CivilDate day);  // likewise
Period year_of(CivilDate day);

// 办件: what came in and went out in the period, as a table of figures.
void write_work(const NarrativeMaterial& material, const Period& period, Figures& figures,
                BlockWriter& write);
// 资金: by budget year, with a chart.
void write_money(const NarrativeMaterial& material, const Period& period, Figures& figures,
                 BlockWriter& write);
// 时限: what was due in the period and what was done in time; lamps.
void write_limits(const NarrativeMaterial& material, const Period& period, Figures& figures,
                  BlockWriter& write);
// 项目环节分布
void write_stages(const NarrativeMaterial& material, Figures& figures, BlockWriter& write);
// 需关注事项: limits that have passed, rectifications and restrictions that still run.
void write_attention(const NarrativeMaterial& material, BlockWriter& write);

// Counts of words, in the order of their first appearance.
struct WordCount {
  std::string word;
  std::int64_t count = 0;
};
void add_word(std::vector<WordCount>& counts, const std::string& word);
Chart chart_of(ChartKind kind, std::string title, std::string unit, const std::vector<WordCount>& counts);

}  // namespace lianshen::narratives
