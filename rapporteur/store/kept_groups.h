#pragma once

#include "rapporteur/store/schema.h"
#include "rapporteur/store/sqlite.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// What grouping keeps in the record: how its tables are read and written. Inside the caller's transaction.
namespace rapporteur::store {

/// The tables that grouping alone reads.
std::vector<Table> tables_of_groups();

class KeptGroups final : public story::KeptGroups {
 public:
  explicit KeptGroups(Database& database);

  std::uint32_t last_article() override;
  std::uint32_t last_group() override;
  std::uint32_t last_story() override;

  story::KeptArticle article(std::uint32_t article) override;
  story::DatedArticle dated(std::uint32_t article) override;
  void put(const story::KeptArticle& article) override;
  void put_document(std::uint32_t article, std::string_view packed) override;
  void put_member(std::uint32_t story, const StoryMember& member) override;
  void put_evidence(std::uint32_t article, std::span<const StoryEvidence> evidence) override;
  std::vector<std::uint32_t> group(std::uint32_t group) override;

  std::vector<story::SharedText> repeats(std::uint32_t article) override;
  void put_repeat(const story::SharedText& pair) override;

  std::uint32_t holders(std::uint32_t half, std::uint32_t term) override;
  void put_holders(std::uint32_t half, std::uint32_t term, std::uint32_t count) override;
  std::vector<std::uint32_t> articles_with(std::uint32_t half, story::KeptKey kind,
                                           std::uint32_t key) override;
  void put_key(std::uint32_t half, story::KeptKey kind, std::uint32_t key, std::uint32_t article) override;
  void put_half_days(std::uint32_t half, std::int32_t first, std::int32_t last) override;
  std::vector<std::uint32_t> halves_of_day(std::uint32_t before, std::int32_t day,
                                           std::uint32_t limit) override;
  void drop_halves_before(std::uint32_t half) override;

  story::KeptStory story(std::uint32_t story) override;
  void put_story(const story::KeptStory& story) override;
  void remove_story(std::uint32_t story) override;
  std::vector<story::DatedArticle> members(std::uint32_t story) override;
  void put_copies(std::span<const story::DatedArticle> members, std::span<const Copy> copies) override;
  void add_change(const StoryChange& change) override;

  std::optional<story::StoryPlace> place(std::uint32_t story) override;
  std::vector<std::uint32_t> names(std::uint32_t story) override;
  void put_names(const story::StoryPlace& place, std::span<const std::uint32_t> names) override;
  std::vector<story::StoryPlace> before(std::uint32_t name, const story::StoryPlace& place,
                                        std::uint32_t limit) override;
  std::vector<story::StoryPlace> after(std::uint32_t name, const story::StoryPlace& place,
                                       std::uint32_t limit) override;
  std::optional<std::uint32_t> earlier(std::uint32_t story) override;
  std::vector<std::uint32_t> later(std::uint32_t story) override;
  void put_link(const StoryLink& link) override;
  void remove_link(std::uint32_t story) override;
  std::uint32_t line(std::uint32_t story) override;
  void put_line(std::uint32_t story, std::uint32_t line) override;

  void put_day(const InferredDay& day) override;
  void remove_day(std::uint32_t article) override;

 private:
  Database& database_;
  Statement article_, dated_, put_article_, put_member_, gone_evidence_, put_evidence_, group_;
  Statement repeats_, put_repeat_, holders_, put_holders_, with_key_, put_key_, put_half_, halves_;
  Statement story_, put_story_, gone_story_, members_, gone_copy_, put_copy_, add_change_;
  Statement place_, names_, gone_names_, put_name_, before_, after_;
  Statement earlier_, later_, put_link_, gone_link_, gone_link_evidence_, put_link_evidence_, line_,
      put_line_;
  Statement put_day_, gone_day_, gone_day_from_, put_day_from_, put_input_;
};

}  // namespace rapporteur::store
