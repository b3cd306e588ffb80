//HintName: Second.g.cs
// made for Second
class SecondCompanion;