// Files that people send: typed by content, bounded, found by hash, private to the server.
#include "api/service/attachment_store.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const Instant now = *Instant::parse("2019-03-04T09:00:00+08:00");
const std::string pdf =
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

StoredAttachment send(AttachmentStore& store, const std::string& bytes, const std::string& name = "a.pdf",
                      const std::string& user = "li") {
  AttachmentStore::Upload upload = store.begin();
  upload.write(bytes);
  return upload.finish(name, user, now);
}

std::string refusal_of(AttachmentStore& store, const std::string& bytes, const std::string& name) {
  try {
    send(store, bytes, name);
  } catch (const AttachmentRefused& refused) {
    return refused.what();
  }
  return "taken in";
}

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

TEST_CASE("a file is kept under its own hash, and nobody but the server may read it") {
  const ScratchFolder folder;
  AttachmentStore store(folder.file("files"));
  const StoredAttachment stored = send(store, "hello\n", "说明.txt");
  CHECK(stored.sha256 == "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
  CHECK(stored.bytes == 6);
  CHECK(stored.type == "text/plain");
  CHECK(read_file(stored.file.string()) == "hello\n");
  CHECK(mode_of(stored.file) == 0600);
  CHECK(mode_of(stored.file.parent_path()) == 0700);
  CHECK(mode_of(folder.file("files")) == 0700);
}

TEST_CASE("the type is that of the content, whatever the name says") {
  const ScratchFolder folder;
  AttachmentStore store(folder.file("files"));
  CHECK(send(store, pdf, "picture.png").type == "application/pdf");
  CHECK(
      send(store, std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\1\0\0\0\0", 29), "a.exe").type ==
      "image/png");
  CHECK(refusal_of(store, read_file(LIANSHEN_PROGRAM).substr(0, 100'000), "scan.pdf") ==
        "attachment_type_is_not_accepted");
  CHECK(refusal_of(store, "<!DOCTYPE html><html><script>alert(1)</script></html>", "a.pdf") ==
        "attachment_type_is_not_accepted");
  CHECK(refusal_of(store, "#!/bin/sh\nrm -rf *\n", "a.txt") == "attachment_type_is_not_accepted");
}

TEST_CASE("an empty file and one beyond fifty MiB are refused and leave nothing behind") {
  const ScratchFolder folder;
  AttachmentStore store(folder.file("files"));
  CHECK(refusal_of(store, "", "a.txt") == "attachment_is_empty");
  {
    AttachmentStore::Upload upload = store.begin();
    const std::string mebibyte(1024 * 1024, 'a');
    for (int count = 0; count < 50; ++count) upload.write(mebibyte);
    CHECK_THROWS_WITH(upload.write("a"), "attachment_is_too_large");
  }
  CHECK(std::filesystem::is_empty(folder.file("files") + "/incoming"));
}

TEST_CASE("each sender's own name stays with the file, and equal content is kept once") {
  const ScratchFolder folder;
  AttachmentStore store(folder.file("files"));
  const StoredAttachment first = send(store, pdf, "一.pdf", "li");
  const StoredAttachment second = send(store, pdf, "二.pdf", "wang");
  CHECK(first.file == second.file);
  CHECK(store.find(first.sha256, "li")->name == "一.pdf");
  CHECK(store.find(first.sha256, "wang")->name == "二.pdf");
  CHECK(store.find(first.sha256, "zhao")->name == "一.pdf");
  CHECK(store.was_sent_by(first.sha256, "li"));
  CHECK_FALSE(store.was_sent_by(first.sha256, "zhao"));
}

TEST_CASE("what is no hash of ours is found nowhere") {
  const ScratchFolder folder;
  AttachmentStore store(folder.file("files"));
  const std::string hash = send(store, pdf).sha256;
  for (const std::string& other :
       {std::string(), std::string(64, '0'), hash.substr(1), "../" + hash, std::string("..")}) {
    CHECK_FALSE(store.find(other, "li").has_value());
    CHECK_FALSE(store.was_sent_by(other, "li"));
  }
}

TEST_CASE("what was on its way when the server ended is cleared away") {
  const ScratchFolder folder;
  {
    AttachmentStore store(folder.file("files"));
    send(store, pdf);
  }
  { std::ofstream(folder.file("files") + "/incoming/half") << "half"; }
  AttachmentStore store(folder.file("files"));
  CHECK_FALSE(std::filesystem::exists(folder.file("files") + "/incoming/half"));
}

TEST_CASE("names of files are encoded, and what is no name of a file is told") {
  CHECK(content_disposition("a b.pdf") == "attachment; filename=\"ab.pdf\"; filename*=UTF-8''a%20b.pdf");
  CHECK(content_disposition("审\".pdf") ==
        "attachment; filename=\"attachment.pdf\"; filename*=UTF-8''%E5%AE%A1%22.pdf");
  CHECK(content_disposition("x\r\nSet-Cookie: a=b").find_first_of("\r\n") == std::string::npos);
  CHECK(is_file_name("咸政办发〔2019〕5号.pdf"));
  for (const std::string& bad : {std::string(), std::string("a/b"), std::string("a\\b"), std::string("a\nb"),
                                 std::string("a\u0085b"), std::string(201, 'a')}) {
    CHECK_FALSE(is_file_name(bad));
  }
}

}  // namespace
}  // namespace lianshen::test
