#include "reports/render/zip_file.hpp"

#include <Poco/DateTime.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>
#include <Poco/Zip/ZipException.h>
#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <sstream>

namespace lianshen {

namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;
using File = std::unique_ptr<zip_file_t, CloseFile>;

Archive open_archive(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    const std::string why = zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    throw ZipError("expected a ZIP package: " + why);
  }
  zip_error_fini(&error);
  return Archive(archive);
}

std::string read_part(zip_t* archive, zip_uint64_t place, const std::string& name, std::size_t size) {
  const File file(zip_fopen_index(archive, place, 0));
  if (!file) throw ZipError(fmt::format("{}: cannot be opened in its package", name));
  std::string bytes(size, '\0');
  std::size_t taken = 0;
  while (taken < size) {
    const zip_int64_t read = zip_fread(file.get(), bytes.data() + taken, size - taken);
    if (read <= 0) throw ZipError(fmt::format("{}: the package is damaged", name));
    taken += static_cast<std::size_t>(read);
  }
  return bytes;
}

}  // namespace

std::string write_zip(const std::vector<ZipPart>& parts, CivilDate day) {
  const CivilDate shown = std::max(day, CivilDate::of(1980, 1, 1));
  const Poco::DateTime time(shown.year(), static_cast<int>(shown.month()), static_cast<int>(shown.day()));
  std::ostringstream out(std::ios::binary);
  // Seekable: sizes stand before each part, as office programs want them.
  Poco::Zip::Compress compress(out, true);
  for (const ZipPart& part : parts) {
    std::istringstream in(part.bytes, std::ios::binary);
    compress.addFile(in, time, Poco::Path(part.name, Poco::Path::PATH_UNIX));
  }
  compress.close();
  return out.str();
}

std::vector<ZipPart> read_zip(const std::string& bytes, const ZipLimits& limits) {
  const Archive archive = open_archive(bytes);
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.parts_max)
    throw ZipError(fmt::format("expected at most {} parts, found {}", limits.parts_max, count));
  std::vector<ZipPart> parts;
  std::size_t total = 0;
  for (zip_uint64_t place = 0; place < static_cast<zip_uint64_t>(count); ++place) {
    zip_stat_t stat;
    if (zip_stat_index(archive.get(), place, 0, &stat) != 0 || stat.name == nullptr)
      throw ZipError(fmt::format("part {} of the package has no name", place));
    const std::string name = stat.name;
    if (name.ends_with('/')) continue;
    const auto size = static_cast<std::size_t>(stat.size);
    if (size > limits.bytes_max || total + size > limits.bytes_max)
      throw ZipError(
          fmt::format("expected at most {} bytes unpacked; {} goes beyond", limits.bytes_max, name));
    total += size;
    parts.push_back({name, read_part(archive.get(), place, name, size)});
  }
  return parts;
}

}  // namespace lianshen
