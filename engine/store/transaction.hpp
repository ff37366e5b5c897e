// The transaction of a batch and the savepoint of each command in it. Both roll back unless told to keep.
#pragma once

#include <map>
#include <string>

#include "engine/store/database.hpp"

namespace lianshen {

class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {
    database_.statement("BEGIN IMMEDIATE").exec();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  // The one sync of the batch. Whatever it throws leaves the outcome unknown: the process must stop and
  // recover.
  void commit();

 private:
  Database& database_;
  bool is_open_ = true;
};

class Savepoint {
 public:
  explicit Savepoint(Database& database) : database_(database) {
    database_.statement("SAVEPOINT command").exec();
  }
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint();
  void keep();
  void undo();  // what was written since; it stays open

 private:
  Database& database_;
  bool is_open_ = true;
};

// One consistent view of the database for `next`, `why` and reports. Inside another one, or inside a
// transaction, it is that one.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Database& database_;
  bool is_outermost_;
};

// What was fixed when the database was made: clock (simulated or wall), pack, hash algorithm. Never changed
// afterwards.
std::map<std::string, std::string> read_settings(Database& database);
void write_setting(Database& database, const std::string& name, const std::string& value);

}  // namespace lianshen
