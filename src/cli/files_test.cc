// SPDX-License-Identifier: Apache-2.0
#include "src/cli/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace shakedown::cli {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;

class FilesTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / "files_test" / test->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  std::string In(const std::string& name) const {
    return (folder_ / name).string();
  }
  void Touch(const std::string& name) {
    fs::create_directories(fs::path(In(name)).parent_path());
    std::ofstream(In(name)) << name;
  }
  std::string TextOf(const std::string& name) {
    std::stringstream text;
    text << std::ifstream(In(name)).rdbuf();
    return text.str();
  }
  std::string WhyNot(const std::string& path) {
    const auto done = CheckWritable(path);
    return done.ok() ? "" : done.error().message;
  }

  fs::path folder_;
};

TEST_F(FilesTest, ScenariosOfAFolderComeInOrderWithoutTheirParts) {
  for (const char* name :
       {"b/2.yaml", "b/1.yml", "a.yaml", "common/part.yaml", "notes.txt"}) {
    Touch(name);
  }
  EXPECT_THAT(FindScenarios({In("")}).value(),
              ElementsAre(In("a.yaml"), In("b/1.yml"), In("b/2.yaml")));
}

TEST_F(FilesTest, FileNamedTwiceComesOnce) {
  Touch("a.yaml");
  EXPECT_THAT(FindScenarios({In("a.yaml"), In("a.yaml")}).value(),
              ElementsAre(In("a.yaml")));
}

TEST_F(FilesTest, FileThatIsNamedMayHaveAnyName) {
  Touch("notes.txt");
  EXPECT_THAT(FindScenarios({In("notes.txt")}).value(),
              ElementsAre(In("notes.txt")));
}

TEST_F(FilesTest, LoopOfLinksIsAnErrorAtTheLink) {
  Touch("a/x.yaml");
  fs::create_directory_symlink(".", In("a/up"));
  const auto found = FindScenarios({In("a")});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().where, In("a/up") + ":1:1");
}

TEST_F(FilesTest, WrittenFileReplacesTheOldOneWhole) {
  Touch("out");
  ASSERT_TRUE(WriteFile(In("out"), AsBytes("new")).ok());
  EXPECT_EQ(TextOf("out"), "new");
  EXPECT_FALSE(fs::exists(In("out.part")));
}

TEST_F(FilesTest, WriteThatFailsLeavesNothing) {
  fs::create_directories(In("out/full"));
  EXPECT_FALSE(WriteFile(In("out"), AsBytes("new")).ok());
  EXPECT_FALSE(fs::exists(In("out.part")));
  EXPECT_FALSE(WriteFile(In("none/out"), AsBytes("new")).ok());
}

TEST_F(FilesTest, WritableIsAskedBeforehand) {
  EXPECT_EQ(WhyNot(In("new")), "");
  EXPECT_EQ(WhyNot("/dev/null"), "");
  EXPECT_THAT(WhyNot(In("")), HasSubstr("it is a folder"));
  EXPECT_THAT(WhyNot(In("none/new")), HasSubstr("no such folder"));
}

// Root may remove a device, and did.
TEST_F(FilesTest, DeviceThatIsFullStays) {
  fs::create_symlink("/dev/full", In("full"));
  EXPECT_FALSE(WriteFile(In("full"), AsBytes("text")).ok());
  EXPECT_TRUE(fs::is_symlink(In("full")));
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(FilesTest, LinkIsWrittenThroughAndKeepsWhoMayRead) {
  Touch("a.yaml");
  fs::permissions(In("a.yaml"), fs::perms::owner_read);
  fs::create_symlink("a.yaml", In("link.yaml"));
  EXPECT_TRUE(WriteFile(In("link.yaml"), AsBytes("new")).ok());
  EXPECT_TRUE(fs::is_symlink(In("link.yaml")));
  EXPECT_EQ(TextOf("a.yaml"), "new");
  EXPECT_EQ(fs::status(In("a.yaml")).permissions(), fs::perms::owner_read);
}

}  // namespace
}  // namespace shakedown::cli
