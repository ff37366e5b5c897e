// A file of --out that is only there when it is whole: what was cut off is never taken for a report.
#pragma once

#include <filesystem>

namespace lianshen {

class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path path);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  // Leaves nothing behind unless it was kept.
  ~WholeFile();

  // Where to write until then, in the same folder.
  [[nodiscard]] const std::filesystem::path& part() const { return part_; }
  // On the disk and under its name when this returns. Throws InputError.
  void keep();

 private:
  std::filesystem::path path_;
  std::filesystem::path part_;
  bool is_kept_ = false;
};

}  // namespace lianshen
