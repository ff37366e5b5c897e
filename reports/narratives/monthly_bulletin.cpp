// 数据简报: the month up to the day, on two pages and its annex.
#include <fmt/format.h>

#include "reports/narratives/sections.hpp"

namespace lianshen::narratives {

Document monthly_bulletin(const NarrativeMaterial& material) {
  const Period month = month_of(material.today);
  Figures figures(material.timeline, material.wording, material.today);
  Document document;
  document.title = fmt::format("{}年{}月数据简报", material.today.year(), material.today.month());
  BlockWriter write(document.blocks);
  write.say(fmt::format("数据时段为{}。", period_text(month)), {});
  write.heading("本月办件");
  write_work(material, month, figures, write);
  write.heading("项目概况");
  write_stages(material, figures, write);
  write.heading("资金情况");
  write_money(material, month, figures, write);
  write.heading("时限情况");
  write_limits(material, month, figures, write);
  write.heading("需关注事项");
  write_attention(material, write);
  document.annexes.push_back(figures.annex());
  return document;
}

}  // namespace lianshen::narratives
