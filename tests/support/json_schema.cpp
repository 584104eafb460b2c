// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/json_schema.h"

#include "core/scenario/quantities.h"
#include "core/scenario/yaml_tree.h"

#include <algorithm>
#include <regex>
#include <set>

namespace tickscope {

using nlohmann::json;

namespace {

class Validator {
public:
    explicit Validator(json const& root)
        : m_root{root}
    {
    }

    std::vector<std::string> violations(json const& schema, json const& value, std::string const& at) const
    {
        if (schema.contains("$ref"))
            return violations(m_root.at(json::json_pointer{schema["$ref"].get<std::string>().substr(1)}), value, at);
        std::vector<std::string> found;
        for (auto const& [word, rule] : schema.items()) {
            auto const more = broken(schema, word, rule, value, at);
            found.insert(found.end(), more.begin(), more.end());
        }
        return found;
    }

private:
    using Found = std::vector<std::string>;

    Found broken(json const& schema, std::string const& word, json const& rule, json const& value,
                 std::string const& at) const
    {
        static std::set<std::string> const silent{"description", "title", "$schema",
                                                  "$id",         "$defs", "additionalProperties"};
        if (silent.contains(word))
            return {};
        if (word == "type")
            return has_type(rule, value) ? Found{} : Found{at + ": type"};
        if (word == "const")
            return value == rule ? Found{} : Found{at + ": const"};
        if (word == "enum")
            return std::find(rule.begin(), rule.end(), value) != rule.end() ? Found{} : Found{at + ": enum"};
        if (word == "anyOf")
            return any_of(rule, value, at);
        if (word == "minimum" || word == "maximum")
            return within(word, rule, value) ? Found{} : Found{at + ": " + word};
        if (word == "pattern")
            return !value.is_string() ||
                    std::regex_search(value.get<std::string>(), std::regex{rule.get<std::string>()})
                ? Found{}
                : Found{at + ": pattern"};
        if (value.is_array())
            return of_list(word, rule, value, at);
        return value.is_object() ? of_map(schema, word, rule, value, at) : Found{};
    }

    static bool has_type(json const& rule, json const& value)
    {
        if (rule.is_array())
            return std::any_of(rule.begin(), rule.end(), [&](json const& type) { return has_type(type, value); });
        std::string const type = rule;
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
            (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
            (type == "null" && value.is_null()) || (type == "integer" && value.is_number_integer()) ||
            (type == "number" && value.is_number());
    }

    static bool within(std::string const& word, json const& rule, json const& value)
    {
        if (!value.is_number())
            return true;
        return word == "minimum" ? value.get<double>() >= rule.get<double>()
                                 : value.get<double>() <= rule.get<double>();
    }

    Found any_of(json const& rules, json const& value, std::string const& at) const
    {
        Found all{at + ": none of several"};
        for (json const& rule : rules) {
            auto const found = violations(rule, value, at + "|");
            if (found.empty())
                return {};
            all.insert(all.end(), found.begin(), found.end());
        }
        return all;
    }

    Found of_list(std::string const& word, json const& rule, json const& value, std::string const& at) const
    {
        if (word == "minItems" || word == "maxItems") {
            bool const good =
                word == "minItems" ? value.size() >= rule.get<std::size_t>() : value.size() <= rule.get<std::size_t>();
            return good ? Found{} : Found{at + ": " + word};
        }
        Found all;
        if (word == "items")
            for (std::size_t i = 0; i < value.size(); ++i) {
                auto const found = violations(rule, value[i], at + "[" + std::to_string(i) + "]");
                all.insert(all.end(), found.begin(), found.end());
            }
        return all;
    }

    Found of_map(json const& schema, std::string const& word, json const& rule, json const& value,
                 std::string const& at) const
    {
        if (word == "minProperties" || word == "maxProperties") {
            bool const good = word == "minProperties" ? value.size() >= rule.get<std::size_t>()
                                                      : value.size() <= rule.get<std::size_t>();
            return good ? Found{} : Found{at + ": " + word};
        }
        Found all;
        if (word == "required")
            for (std::string const key : rule)
                if (!value.contains(key))
                    all.push_back(at + ": needs " + key);
        if (word == "propertyNames")
            for (auto const& [key, item] : value.items()) {
                auto const found = violations(rule, key, at + " key " + key);
                all.insert(all.end(), found.begin(), found.end());
            }
        if (word == "properties" || (word == "propertyNames" && !schema.contains("properties")))
            for (auto const& [key, item] : value.items()) {
                auto const found = of_property(schema, key, item, at + "." + key);
                all.insert(all.end(), found.begin(), found.end());
            }
        return all;
    }

    Found of_property(json const& schema, std::string const& key, json const& item, std::string const& at) const
    {
        if (schema.contains("properties") && schema["properties"].contains(key))
            return violations(schema["properties"][key], item, at);
        if (!schema.contains("additionalProperties"))
            return {};
        json const& others = schema["additionalProperties"];
        if (others.is_boolean())
            return others.get<bool>() ? Found{} : Found{at + ": unknown key"};
        return violations(others, item, at);
    }

    json const& m_root;
};

}

std::vector<std::string> schema_violations(json const& schema, json const& document)
{
    return Validator{schema}.violations(schema, document, "");
}

static json json_of(YamlNode node)
{
    if (node.is_null())
        return nullptr;
    if (node.is_list()) {
        json list = json::array();
        for (std::size_t i = 0; i < node.size(); ++i)
            list.push_back(json_of(node.at(i)));
        return list;
    }
    if (node.is_map()) {
        json map = json::object();
        for (std::size_t i = 0; i < node.size(); ++i)
            map[std::string{node.key(i).text()}] = json_of(node.value(i));
        return map;
    }
    std::string const text{node.text()};
    if (node.kind() == YamlNode::Kind::Quoted)
        return text;
    if (text == "true" || text == "false")
        return text == "true";
    if (auto const number = parse_unsigned(text))
        return *number;
    if (auto const number = parse_integer(text))
        return *number;
    static std::regex const real{"[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+)"};
    return std::regex_match(text, real) ? json(std::stod(text)) : json(text);
}

json json_of_yaml(std::string_view text)
{
    YamlOutcome const yaml = parse_yaml(text);
    return yaml.tree.empty() ? json{} : json_of(YamlNode{yaml.tree, yaml.tree.root});
}

}
